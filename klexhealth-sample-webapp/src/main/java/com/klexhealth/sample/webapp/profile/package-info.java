/**
 * The page that says who is logged in.
 */
@NullMarked
package com.klexhealth.sample.webapp.profile;

import org.jspecify.annotations.NullMarked;
