/**
 * Auto-configuration of the keys and of what the issuer publishes of itself.
 */
@NullMarked
package com.klexhealth.boot.keys.autoconfigure;

import org.jspecify.annotations.NullMarked;
