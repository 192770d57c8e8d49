/**
 * The rules that an access token has to keep, one class per rule.
 */
@NullMarked
package com.klexhealth.boot.jwt;

import org.jspecify.annotations.NullMarked;
