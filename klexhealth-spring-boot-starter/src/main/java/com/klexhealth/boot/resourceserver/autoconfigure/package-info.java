/**
 * Auto-configuration of token validation.
 */
@NullMarked
package com.klexhealth.boot.resourceserver.autoconfigure;

import org.jspecify.annotations.NullMarked;
