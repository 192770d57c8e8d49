package com.klexhealth.boot.client;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.ErrorResponse;

import com.klexhealth.boot.login.KlexHealthRegistration;

/**
 * Tells that the access token is over and KlexHealth cannot be reached for another one.
 * The person is logged in still and need not do anything but try again later, which
 * Spring MVC answers unless somebody handles it: 503 with {@code Retry-After}.
 */
@SuppressWarnings("serial")
public final class ProviderUnavailableException extends ClientAuthorizationException implements ErrorResponse {

	private static final String RETRY_AFTER_SECONDS = "10";

	private static final String MESSAGE = "KlexHealth cannot be reached for a new access token";

	ProviderUnavailableException(Throwable cause) {
		super(new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, MESSAGE, null),
				KlexHealthRegistration.REGISTRATION_ID, MESSAGE, cause);
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return HttpStatus.SERVICE_UNAVAILABLE;
	}

	@Override
	public HttpHeaders getHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return headers;
	}

	@Override
	public ProblemDetail getBody() {
		return ProblemDetail.forStatusAndDetail(getStatusCode(), MESSAGE);
	}

}
