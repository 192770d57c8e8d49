/**
 * How often an account may do what could be used to find out about others.
 */
@NullMarked
package com.klexhealth.sample.api.ratelimit;

import org.jspecify.annotations.NullMarked;
