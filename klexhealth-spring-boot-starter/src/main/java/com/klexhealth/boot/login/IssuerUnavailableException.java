package com.klexhealth.boot.login;

import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Tells that a login cannot go on because the issuer does not say where.
 */
@SuppressWarnings("serial")
public final class IssuerUnavailableException extends AuthenticationServiceException {

	IssuerUnavailableException(Throwable cause) {
		super("The issuer's discovery document cannot be had: " + cause.getMessage(), cause);
	}

}
