package com.klexhealth.sandbox.authorization;

import java.util.function.Consumer;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Lets a login end only at a RedirectUrl that is registered, character by character (RFC
 * 9700, section 2.1). Spring's own validator lets the port of loopback addresses vary.
 */
final class ExactRedirectUrlValidator implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

	@Override
	public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
		OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
		String redirectUrl = request.getRedirectUri();
		if (redirectUrl == null || !context.getRegisteredClient().getRedirectUris().contains(redirectUrl)) {
			throw new OAuth2AuthorizationCodeRequestAuthenticationException(
					new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST,
							"The redirect_uri is not a RedirectUrl of this client", null),
					withoutRedirectUrl(request));
		}
	}

	private static OAuth2AuthorizationCodeRequestAuthenticationToken withoutRedirectUrl(
			OAuth2AuthorizationCodeRequestAuthenticationToken request) {
		return new OAuth2AuthorizationCodeRequestAuthenticationToken(request.getAuthorizationUri(),
				request.getClientId(), (Authentication) request.getPrincipal(), null, request.getState(),
				request.getScopes(), request.getAdditionalParameters());
	}

}
