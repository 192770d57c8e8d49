package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import com.klexhealth.boot.keys.KeysUnavailableException;
import com.klexhealth.boot.login.IssuerUnavailableException;

/**
 * Ends a failed login with the application's error page. Sending the person to KlexHealth
 * again, as Spring Security does by default, would go round in circles.
 */
final class LoginFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(LoginFailureHandler.class);

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		if (exception instanceof IssuerUnavailableException unavailable) {
			LoginUnavailableHandler.sendUnavailable(response, unavailable);
			return;
		}
		KeysUnavailableException keysUnavailable = keysUnavailable(exception);
		if (keysUnavailable != null) {
			LoginUnavailableHandler.sendUnavailable(response, keysUnavailable);
			return;
		}
		logger.info("Login failed: " + reason(exception));
		logger.debug("Login failed", exception);
		response.sendError(HttpStatus.UNAUTHORIZED.value(), "The login did not succeed");
	}

	/*
	 * Spring Security takes an ID token that could not be checked for a bad one.
	 */
	private static @Nullable KeysUnavailableException keysUnavailable(@Nullable Throwable exception) {
		if (exception == null || exception instanceof KeysUnavailableException) {
			return (KeysUnavailableException) exception;
		}
		return keysUnavailable(exception.getCause());
	}

	/*
	 * The code alone: descriptions can hold what the provider, or whoever forged the
	 * response, wrote.
	 */
	private static String reason(AuthenticationException exception) {
		return (exception instanceof OAuth2AuthenticationException refused)
				? refused.getError().getErrorCode().replaceAll("[^\\x21-\\x7e]", "?")
				: exception.getClass().getSimpleName();
	}

}
