/**
 * The application that is tested. It runs in the JVM of the tests, or in others that can
 * be killed.
 */
@NullMarked
package com.klexhealth.tests.webapp;

import org.jspecify.annotations.NullMarked;
