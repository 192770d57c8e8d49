package com.klexhealth.boot.login;

import org.springframework.security.core.AuthenticationException;

/**
 * Tells that a login was asked for at an address that is not known to be one of the
 * application.
 */
@SuppressWarnings("serial")
public final class UntrustedBaseException extends AuthenticationException {

	UntrustedBaseException(String message) {
		super(message);
	}

}
