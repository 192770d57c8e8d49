/**
 * Who may see and do what: the one place to read it, and to change it.
 */
@NullMarked
package com.klexhealth.sample.api.access;

import org.jspecify.annotations.NullMarked;
