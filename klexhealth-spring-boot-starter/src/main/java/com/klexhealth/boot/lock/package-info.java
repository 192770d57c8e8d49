/**
 * What must not run does not start.
 */
@NullMarked
package com.klexhealth.boot.lock;

import org.jspecify.annotations.NullMarked;
