/**
 * Consent: what an application may do for a user, in words.
 */
@NullMarked
package com.klexhealth.sandbox.consent;

import org.jspecify.annotations.NullMarked;
