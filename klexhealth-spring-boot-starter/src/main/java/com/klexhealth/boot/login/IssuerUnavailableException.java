package com.klexhealth.boot.login;

/**
 * Tells that a login cannot be begun because the issuer does not say where.
 */
@SuppressWarnings("serial")
public final class IssuerUnavailableException extends RuntimeException {

	IssuerUnavailableException(Throwable cause) {
		super("The issuer's discovery document cannot be had: " + cause.getMessage(), cause);
	}

}
