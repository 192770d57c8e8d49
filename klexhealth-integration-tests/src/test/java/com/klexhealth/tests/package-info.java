/**
 * The starter as its users have it, beside a real Keycloak and a real PostgreSQL.
 */
@NullMarked
package com.klexhealth.tests;

import org.jspecify.annotations.NullMarked;
