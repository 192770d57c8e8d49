package com.klexhealth.boot.resourceserver;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import com.klexhealth.boot.jwt.RefusedTokenError;
import com.klexhealth.boot.jwt.TokenRefusal;
import com.klexhealth.boot.keys.KeysUnavailableException;

/**
 * Decides what a request is answered that was refused. A challenge never repeats what the
 * request brought, and 401 only ever means that the token is missing or bad (RFC 6750,
 * section 3.1; RFC 9728, section 5.1).
 */
public final class BearerAnswers {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final String resourceMetadata;

	/**
	 * Creates the answers.
	 * @param resourceMetadata where the metadata of the API is
	 */
	public BearerAnswers(String resourceMetadata) {
		this.resourceMetadata = resourceMetadata;
	}

	/**
	 * Answers a request that could not be authenticated.
	 * @param exception why not
	 * @return the answer
	 */
	public BearerAnswer unauthenticated(AuthenticationException exception) {
		if (exception instanceof AuthenticationServiceException) {
			return new BearerAnswer(ProblemReason.KEYS_UNAVAILABLE.toProblem(), null, retryAfter(exception));
		}
		if (!(exception instanceof OAuth2AuthenticationException refused)) {
			return answer(ProblemReason.MISSING_TOKEN.toProblem(), null, null);
		}
		if (OAuth2ErrorCodes.INVALID_REQUEST.equals(refused.getError().getErrorCode())) {
			Problem problem = ProblemReason.INVALID_REQUEST.toProblem();
			return answer(problem, OAuth2ErrorCodes.INVALID_REQUEST, problem.detail());
		}
		TokenRefusal refusal = refusal(exception);
		return answer(ProblemReason.INVALID_TOKEN.toProblem(refusal), OAuth2ErrorCodes.INVALID_TOKEN,
				refusal.getDescription());
	}

	/**
	 * Answers a request that is not allowed to whom the token was issued for.
	 * @return the answer
	 */
	public BearerAnswer denied() {
		Problem problem = ProblemReason.INSUFFICIENT_SCOPE.toProblem();
		return answer(problem, "insufficient_scope", problem.detail());
	}

	private BearerAnswer answer(Problem problem, @Nullable String error, @Nullable String description) {
		StringBuilder challenge = new StringBuilder("Bearer ");
		if (error != null) {
			challenge.append("error=\"").append(error).append("\", error_description=\"").append(description);
			challenge.append("\", ");
		}
		challenge.append("resource_metadata=\"").append(this.resourceMetadata).append('"');
		return new BearerAnswer(problem, challenge.toString(), null);
	}

	private static TokenRefusal refusal(AuthenticationException exception) {
		if (exception.getCause() instanceof JwtValidationException invalid) {
			for (OAuth2Error error : invalid.getErrors()) {
				if (error instanceof RefusedTokenError refused) {
					return refused.getRefusal();
				}
			}
		}
		// the header could not be read
		return (exception.getCause() == null) ? TokenRefusal.MALFORMED_TOKEN : TokenRefusal.INVALID_TOKEN;
	}

	private static Duration retryAfter(Throwable exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof KeysUnavailableException unavailable) {
				return unavailable.getRetryAfter();
			}
		}
		return RETRY_AFTER;
	}

}
