/**
 * Where data lives: in memory, or in a file.
 */
@NullMarked
package com.klexhealth.sandbox.storage;

import org.jspecify.annotations.NullMarked;
