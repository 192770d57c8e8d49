/**
 * The key that signs tokens.
 */
@NullMarked
package com.klexhealth.sandbox.keys;

import org.jspecify.annotations.NullMarked;
