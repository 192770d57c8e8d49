/**
 * Clients: the page where developers register their applications.
 */
@NullMarked
package com.klexhealth.sandbox.client;

import org.jspecify.annotations.NullMarked;
