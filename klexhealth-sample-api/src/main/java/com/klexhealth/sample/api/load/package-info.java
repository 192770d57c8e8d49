/**
 * Fills a database with invented patients, to see how the API does with many. It is at
 * work in the profile {@code load} only, and ends the application when it is done.
 */
@NullMarked
package com.klexhealth.sample.api.load;

import org.jspecify.annotations.NullMarked;
