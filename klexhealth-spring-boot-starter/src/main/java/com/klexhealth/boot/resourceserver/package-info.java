/**
 * What a caller of an API is allowed, and what a refused one is told.
 */
@NullMarked
package com.klexhealth.boot.resourceserver;

import org.jspecify.annotations.NullMarked;
