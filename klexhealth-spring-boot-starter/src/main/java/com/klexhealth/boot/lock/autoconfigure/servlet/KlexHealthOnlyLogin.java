package com.klexhealth.boot.lock.autoconfigure.servlet;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

import com.klexhealth.boot.lock.GrantLock;

/**
 * Lets nobody log in through another provider than KlexHealth. It refuses before the code
 * is redeemed. What the application calls other providers for is not its business.
 */
final class KlexHealthOnlyLogin implements AuthenticationProvider {

	private final AuthenticationProvider delegate;

	private final GrantLock grants;

	KlexHealthOnlyLogin(AuthenticationProvider delegate, GrantLock grants) {
		this.delegate = delegate;
		this.grants = grants;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		if (authentication instanceof OAuth2LoginAuthenticationToken login
				&& !this.grants.isKlexHealth(login.getClientRegistration())) {
			throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
					"People log in at KlexHealth and nowhere else", null));
		}
		return this.delegate.authenticate(authentication);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return this.delegate.supports(authentication);
	}

}
