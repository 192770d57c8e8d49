/**
 * Measures the starter beside plain Spring Boot, other starters and an open endpoint.
 */
@NullMarked
package com.klexhealth.benchmarks;

import org.jspecify.annotations.NullMarked;
