/**
 * What can be configured, and what every part of the starter shares.
 */
@NullMarked
package com.klexhealth.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
