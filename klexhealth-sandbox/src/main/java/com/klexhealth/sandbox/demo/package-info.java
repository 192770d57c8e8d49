/**
 * Demo data: the accounts and clients that are there at start.
 */
@NullMarked
package com.klexhealth.sandbox.demo;

import org.jspecify.annotations.NullMarked;
