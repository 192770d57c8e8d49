/**
 * Starts sandbox, sample API and sample webapp side by side.
 */
@NullMarked
package com.klexhealth.demo;

import org.jspecify.annotations.NullMarked;
