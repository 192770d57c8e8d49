package com.klexhealth.boot.login.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.login.TrustedBase;
import com.klexhealth.boot.login.UntrustedBaseException;

/**
 * Looks at the base of a request where a redirect URL is made of it.
 */
final class RequestBase {

	private final @Nullable TrustedBase trusted;

	/**
	 * Creates the check.
	 * @param trusted decides; {@code null} if the redirect URL is fixed by the
	 * configuration
	 */
	RequestBase(@Nullable TrustedBase trusted) {
		this.trusted = trusted;
	}

	void check(HttpServletRequest request) {
		if (this.trusted != null) {
			this.trusted.check(request.getScheme(), request.getServerName(), request.getServerPort());
		}
	}

	boolean isTrusted(HttpServletRequest request) {
		try {
			check(request);
			return true;
		}
		catch (UntrustedBaseException ex) {
			return false;
		}
	}

}
