/**
 * KlexHealth for a developer's desk: accounts, Clients page and authorization server on
 * loopback.
 */
@NullMarked
package com.klexhealth.sandbox;

import org.jspecify.annotations.NullMarked;
