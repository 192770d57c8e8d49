/**
 * Has the lock look at an application before it starts.
 */
@NullMarked
package com.klexhealth.boot.lock.autoconfigure;

import org.jspecify.annotations.NullMarked;
