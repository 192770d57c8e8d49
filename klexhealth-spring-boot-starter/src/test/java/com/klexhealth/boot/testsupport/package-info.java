/**
 * What tests share: an issuer, its keys and tokens, and applications to start.
 */
@NullMarked
package com.klexhealth.boot.testsupport;

import org.jspecify.annotations.NullMarked;
