package com.klexhealth.boot.logout.autoconfigure.servlet;

import java.time.Instant;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.autoconfigure.servlet.LoginMarkers;

/**
 * Marks the session of each login at KlexHealth, and leaves word of it for the
 * {@link LogoutDuringLoginFilter}.
 */
final class LoginMarkingStrategy implements SessionAuthenticationStrategy {

	private static final String SESSION_ID = "sid";

	private static final String LOGIN = LoginMarkingStrategy.class.getName() + ".LOGIN";

	private final String issuer;

	private final LoginMarkers markers;

	LoginMarkingStrategy(String issuer, LoginMarkers markers) {
		this.issuer = issuer;
		this.markers = markers;
	}

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		if (authentication.getPrincipal() instanceof OidcUser user
				&& this.issuer.equals(user.getIdToken().getClaimAsString(IdTokenClaimNames.ISS))) {
			Login login = login(user.getIdToken());
			this.markers.mark(request.getSession(), login);
			request.setAttribute(LOGIN, login);
		}
	}

	private Login login(OidcIdToken idToken) {
		String sessionId = (idToken.getClaims().get(SESSION_ID) instanceof String text && !text.isBlank()) ? text
				: null;
		return new Login(this.issuer, sessionId, Objects.requireNonNull(idToken.getSubject()),
				Objects.requireNonNullElse(idToken.getIssuedAt(), Instant.EPOCH));
	}

	/**
	 * Returns the login that a request has completed.
	 * @param request the request
	 * @return its login, {@code null} if it is none
	 */
	static @Nullable Login login(HttpServletRequest request) {
		return (Login) request.getAttribute(LOGIN);
	}

}
