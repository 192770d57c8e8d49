/**
 * The login for servlet applications.
 */
@NullMarked
package com.klexhealth.boot.login.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
