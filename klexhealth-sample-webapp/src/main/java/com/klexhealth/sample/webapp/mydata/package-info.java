/**
 * The page on which patients see what is recorded of them.
 */
@NullMarked
package com.klexhealth.sample.webapp.mydata;

import org.jspecify.annotations.NullMarked;
