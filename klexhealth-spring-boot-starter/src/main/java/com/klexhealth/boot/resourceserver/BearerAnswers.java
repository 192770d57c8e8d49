package com.klexhealth.boot.resourceserver;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

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
 * section 3.1; RFC 9728, section 5.1). There are few answers, which are all written down
 * beforehand: anyone can have them as often as they like.
 */
public final class BearerAnswers {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final BearerAnswer missingToken;

	private final BearerAnswer invalidRequest;

	private final Map<TokenRefusal, BearerAnswer> invalidToken = new EnumMap<>(TokenRefusal.class);

	private final BearerAnswer denied;

	private final BearerAnswer unavailable = BearerAnswer.of(ProblemReason.KEYS_UNAVAILABLE.toProblem(), null);

	/**
	 * Creates the answers.
	 * @param resourceMetadata where the metadata of the API is
	 */
	public BearerAnswers(String resourceMetadata) {
		String metadata = "resource_metadata=\"" + resourceMetadata + '"';
		this.missingToken = BearerAnswer.of(ProblemReason.MISSING_TOKEN.toProblem(), "Bearer " + metadata);
		this.invalidRequest = refused(ProblemReason.INVALID_REQUEST.toProblem(), OAuth2ErrorCodes.INVALID_REQUEST,
				metadata);
		for (TokenRefusal refusal : TokenRefusal.values()) {
			this.invalidToken.put(refusal, BearerAnswer.of(ProblemReason.INVALID_TOKEN.toProblem(refusal),
					challenge(OAuth2ErrorCodes.INVALID_TOKEN, refusal.getDescription(), metadata)));
		}
		this.denied = refused(ProblemReason.INSUFFICIENT_SCOPE.toProblem(), OAuth2ErrorCodes.INSUFFICIENT_SCOPE,
				metadata);
	}

	/**
	 * Answers a request that could not be authenticated.
	 * @param exception why not
	 * @return the answer
	 */
	public BearerAnswer unauthenticated(AuthenticationException exception) {
		if (exception instanceof AuthenticationServiceException) {
			return this.unavailable.withRetryAfter(retryAfter(exception));
		}
		if (!(exception instanceof OAuth2AuthenticationException refused)) {
			return this.missingToken;
		}
		if (OAuth2ErrorCodes.INVALID_REQUEST.equals(refused.getError().getErrorCode())) {
			return this.invalidRequest;
		}
		return Objects.requireNonNull(this.invalidToken.get(refusal(exception)));
	}

	/**
	 * Answers a request that is not allowed to whom the token was issued for.
	 * @return the answer
	 */
	public BearerAnswer denied() {
		return this.denied;
	}

	private static BearerAnswer refused(Problem problem, String error, String metadata) {
		return BearerAnswer.of(problem, challenge(error, problem.detail(), metadata));
	}

	private static String challenge(String error, String description, String metadata) {
		return "Bearer error=\"%s\", error_description=\"%s\", %s".formatted(error, description, metadata);
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
