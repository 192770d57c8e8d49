package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A rule of the application's own for access tokens. A bean of this type is asked after
 * the rules of the starter; it can refuse what they let through, and nothing else. A rule
 * that throws or has no result refuses. It is asked for each request, also where the
 * starter's own rules need not be asked again, and so should answer fast.
 */
@FunctionalInterface
public interface AccessTokenRule extends OAuth2TokenValidator<Jwt> {

}
