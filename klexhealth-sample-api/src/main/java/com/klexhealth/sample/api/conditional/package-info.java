/**
 * Conditional requests (RFC 9110 section 13), so that nobody overwrites what they have
 * not seen.
 */
@NullMarked
package com.klexhealth.sample.api.conditional;

import org.jspecify.annotations.NullMarked;
