/**
 * Has the lock look at the filter chains of a servlet application before it starts.
 */
@NullMarked
package com.klexhealth.boot.lock.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
