package com.klexhealth.sample.webapp.api;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient.ResponseSpec.ErrorHandler;

/**
 * Asks for a new login when the API refuses the token with 401. An API that refuses even
 * the token of a login that was just made gets no other one: the person would be sent
 * round in circles.
 */
final class RefusedToken implements Predicate<HttpStatusCode>, ErrorHandler {

	private static final Duration JUST_MADE = Duration.ofMinutes(1);

	private final Clock clock;

	RefusedToken(Clock clock) {
		this.clock = clock;
	}

	@Override
	public boolean test(HttpStatusCode status) {
		return status.isSameCodeAs(HttpStatus.UNAUTHORIZED) && !isLoginJustMade();
	}

	@Override
	public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
		throw new ClientAuthorizationRequiredException("klexhealth");
	}

	private boolean isLoginJustMade() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
			return false;
		}
		Instant issuedAt = user.getIssuedAt();
		return issuedAt != null && issuedAt.plus(JUST_MADE).isAfter(this.clock.instant());
	}

}
