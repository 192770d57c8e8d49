/**
 * The way in for people: the authorization code grant.
 */
@NullMarked
package com.klexhealth.boot.login;

import org.jspecify.annotations.NullMarked;
