/**
 * Calling an API from servlet applications.
 */
@NullMarked
package com.klexhealth.boot.client.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
