package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.jwt.JwtException;

import com.klexhealth.boot.keys.KeysUnavailableException;

/**
 * Tells that a token could not be checked, which says nothing about it. A flood of tokens
 * with unknown keys makes it be thrown for each: like {@link RefusedTokenException} it
 * comes without a stack trace.
 */
@SuppressWarnings("serial")
final class UncheckedTokenException extends JwtException {

	UncheckedTokenException(KeysUnavailableException cause) {
		super((cause.getMessage() != null) ? cause.getMessage() : "The issuer's keys cannot be told now", cause);
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
