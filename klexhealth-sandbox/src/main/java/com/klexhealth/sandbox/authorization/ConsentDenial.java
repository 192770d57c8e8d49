package com.klexhealth.sandbox.authorization;

import java.util.Set;
import java.util.function.Consumer;

import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/**
 * Makes a no a no: without it, scopes that the user allowed at some earlier time would be
 * granted all the same.
 */
final class ConsentDenial implements Consumer<OAuth2AuthorizationConsentAuthenticationContext> {

	@Override
	public void accept(OAuth2AuthorizationConsentAuthenticationContext context) {
		OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
		if (answer.getScopes().isEmpty()) {
			context.getAuthorizationConsent().authorities(Set::clear);
		}
	}

}
