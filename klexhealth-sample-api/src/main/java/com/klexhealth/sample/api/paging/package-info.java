/**
 * Long lists, a page at a time.
 */
@NullMarked
package com.klexhealth.sample.api.paging;

import org.jspecify.annotations.NullMarked;
