/**
 * Errors as problem details (RFC 9457), and nothing in them that was not asked for.
 */
@NullMarked
package com.klexhealth.sample.api.problem;

import org.jspecify.annotations.NullMarked;
