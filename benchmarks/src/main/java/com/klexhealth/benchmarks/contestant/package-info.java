/**
 * The application that every contestant runs, each on a class path of its own.
 */
@NullMarked
package com.klexhealth.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
