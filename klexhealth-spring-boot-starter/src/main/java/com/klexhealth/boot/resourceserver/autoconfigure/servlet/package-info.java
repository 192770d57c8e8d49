/**
 * Token validation for servlet applications.
 */
@NullMarked
package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
