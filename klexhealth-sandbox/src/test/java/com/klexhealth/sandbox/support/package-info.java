/**
 * A running sandbox, and a browser and an application to use it with.
 */
@NullMarked
package com.klexhealth.sandbox.support;

import org.jspecify.annotations.NullMarked;
