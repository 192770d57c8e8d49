/**
 * What is checked before the sandbox starts, and what it says once it has.
 */
@NullMarked
package com.klexhealth.sandbox.startup;

import org.jspecify.annotations.NullMarked;
