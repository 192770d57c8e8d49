/**
 * The sample API as this webapp sees it.
 */
@NullMarked
package com.klexhealth.sample.webapp.api;

import org.jspecify.annotations.NullMarked;
