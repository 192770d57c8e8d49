/**
 * The authorization server: what it grants, what it refuses and what stands in its
 * tokens.
 */
@NullMarked
package com.klexhealth.sandbox.authorization;

import org.jspecify.annotations.NullMarked;
