/**
 * Calling an API with the token of the logged-in user.
 */
@NullMarked
package com.klexhealth.boot.client;

import org.jspecify.annotations.NullMarked;
