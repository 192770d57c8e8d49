package com.klexhealth.boot.jwt;

import java.util.Collection;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Refuses a token at the cost of little more than its name. Anyone can make it be thrown,
 * as often as they like: it comes without the stack trace, which would tell nobody
 * anything and cost more than finding the reason.
 */
@SuppressWarnings("serial")
final class RefusedTokenException extends JwtValidationException {

	RefusedTokenException(Collection<OAuth2Error> errors) {
		super(description(errors), errors);
	}

	private static String description(Collection<OAuth2Error> errors) {
		String description = errors.iterator().next().getDescription();
		return (description != null) ? description : TokenRefusal.INVALID_TOKEN.getDescription();
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
