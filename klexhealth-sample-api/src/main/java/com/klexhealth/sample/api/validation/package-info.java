/**
 * Constraints that every feature needs, so that whatever passes can be stored.
 */
@NullMarked
package com.klexhealth.sample.api.validation;

import org.jspecify.annotations.NullMarked;
