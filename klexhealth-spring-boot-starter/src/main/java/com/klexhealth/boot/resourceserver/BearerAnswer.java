package com.klexhealth.boot.resourceserver;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a request is answered that was refused.
 *
 * @param problem the status and what is wrong
 * @param body the problem as JSON
 * @param challenge the {@code WWW-Authenticate} header (RFC 6750, section 3), if any
 * @param retryAfter when it is worth trying again, if that may help
 */
public record BearerAnswer(Problem problem, String body, @Nullable String challenge, @Nullable Duration retryAfter) {

	static BearerAnswer of(Problem problem, @Nullable String challenge) {
		return new BearerAnswer(problem, problem.toJson(), challenge, null);
	}

	BearerAnswer withRetryAfter(Duration delay) {
		return new BearerAnswer(this.problem, this.body, this.challenge, delay);
	}

}
