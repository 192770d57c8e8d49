package com.klexhealth.boot.login.autoconfigure.servlet;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

import com.klexhealth.boot.login.AuthorizationResponseRules;
import com.klexhealth.boot.session.Leases;

/**
 * Remembers in the session which logins were begun, each by its state: two tabs can log
 * in at once. An answer is looked at when the login that it belongs to is taken out,
 * which is before its code is redeemed.
 */
final class PendingLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	/** Whether the issuer had announced that it names itself in answers. */
	static final String ISSUER_ANNOUNCED = "klexhealth.issuer-announced";

	/** When the login was begun, in milliseconds. */
	static final String BEGUN = "klexhealth.begun";

	static final int MAXIMUM = 8;

	private static final String PREFIX = "klexhealth.pending-login.";

	/** Longer than a session may write back a login that another replica has ended. */
	private static final Duration USED = Duration.ofMinutes(10);

	private final AuthorizationResponseRules rules;

	private final Leases leases;

	PendingLogins(AuthorizationResponseRules rules, Leases leases) {
		this.rules = rules;
		this.leases = leases;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		return (session != null && state != null) ? find(session, PREFIX + state) : null;
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request,
			HttpServletResponse response) {
		if (pending == null) {
			removeAuthorizationRequest(request, response);
			return;
		}
		HttpSession session = request.getSession();
		makeRoom(session);
		session.setAttribute(PREFIX + pending.getState(), pending);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest pending = take(request);
		if (pending != null) {
			this.rules.check(request.getParameterMap(),
					Boolean.TRUE.equals(pending.getAttributes().get(ISSUER_ANNOUNCED)));
		}
		return pending;
	}

	/*
	 * Once, though the same answer may come twice at the same time, even to two replicas
	 * with a copy of the session each: a provider that sees a code again may take back
	 * what it gave for it (RFC 6749, section 4.1.2).
	 */
	private @Nullable OAuth2AuthorizationRequest take(HttpServletRequest request) {
		OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
		if (pending == null) {
			return null;
		}
		request.getSession().removeAttribute(PREFIX + pending.getState());
		boolean first = this.leases.take("answer:" + pending.getState(), UUID.randomUUID().toString(), USED);
		return (first) ? pending : null;
	}

	/*
	 * Whoever begins logins without end fills nothing but their own few places.
	 */
	private static void makeRoom(HttpSession session) {
		List<String> names = Collections.list(session.getAttributeNames())
			.stream()
			.filter((name) -> name.startsWith(PREFIX))
			.sorted(Comparator.comparingLong((name) -> begun(find(session, name))))
			.toList();
		names.stream().limit(Math.max(0, names.size() - MAXIMUM + 1)).forEach(session::removeAttribute);
	}

	private static long begun(@Nullable OAuth2AuthorizationRequest pending) {
		return (pending != null && pending.getAttributes().get(BEGUN) instanceof Long begun) ? begun : 0;
	}

	private static @Nullable OAuth2AuthorizationRequest find(HttpSession session, String name) {
		return (session.getAttribute(name) instanceof OAuth2AuthorizationRequest pending) ? pending : null;
	}

}
