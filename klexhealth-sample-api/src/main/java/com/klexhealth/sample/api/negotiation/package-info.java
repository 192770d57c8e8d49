/**
 * What clients accept.
 */
@NullMarked
package com.klexhealth.sample.api.negotiation;

import org.jspecify.annotations.NullMarked;
