/**
 * Requests that may be sent twice and are carried out once.
 */
@NullMarked
package com.klexhealth.sample.api.idempotency;

import org.jspecify.annotations.NullMarked;
