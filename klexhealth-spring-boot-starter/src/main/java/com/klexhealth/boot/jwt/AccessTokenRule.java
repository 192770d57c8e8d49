package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A rule of the application's own for access tokens. A bean of this type is asked after
 * the rules of the starter; it can refuse what they let through, and nothing else. A rule
 * that throws or has no result refuses. What it decides has to hold for as long as the
 * token is valid, as a token that was accepted once need not be looked at again.
 */
@FunctionalInterface
public interface AccessTokenRule extends OAuth2TokenValidator<Jwt> {

}
