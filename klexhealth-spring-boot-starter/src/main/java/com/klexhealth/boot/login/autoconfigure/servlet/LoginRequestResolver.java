package com.klexhealth.boot.login.autoconfigure.servlet;

import java.time.Clock;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.klexhealth.boot.login.KlexHealthRegistration;

/**
 * Begins logins as Spring Security does, but only at an address that is the application's
 * own, and only for people.
 */
final class LoginRequestResolver implements OAuth2AuthorizationRequestResolver {

	/** RFC 9207, section 3. */
	private static final String ISSUER_ANNOUNCED = "authorization_response_iss_parameter_supported";

	private final OAuth2AuthorizationRequestResolver delegate;

	private final ClientRegistrationRepository registrations;

	private final RequestBase base;

	private final Clock clock;

	private final NavigationRequestMatcher navigation = new NavigationRequestMatcher();

	private final RequestMatcher beginning = PathPatternRequestMatcher
		.pathPattern(LoginFilterChainConfiguration.LOGIN_PAGE);

	LoginRequestResolver(ClientRegistrationRepository registrations, RequestBase base, Clock clock) {
		this.delegate = new DefaultOAuth2AuthorizationRequestResolver(registrations,
				OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
		this.registrations = registrations;
		this.base = base;
		this.clock = clock;
	}

	/*
	 * Where a login begins. A program goes on to be told that it is not logged in.
	 */
	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		if (!this.navigation.matches(request)) {
			return null;
		}
		if (this.beginning.matches(request)) {
			this.base.check(request);
		}
		return complete(this.delegate.resolve(request));
	}

	/*
	 * For whoever has to log in again in the middle of a request.
	 */
	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		if (!this.navigation.matches(request)) {
			return null;
		}
		this.base.check(request);
		return complete(this.delegate.resolve(request, registrationId));
	}

	private @Nullable OAuth2AuthorizationRequest complete(@Nullable OAuth2AuthorizationRequest begun) {
		if (begun == null) {
			return null;
		}
		Map<String, Object> attributes = Map.of(PendingLogins.ISSUER_ANNOUNCED, isIssuerAnnounced(),
				PendingLogins.BEGUN, this.clock.millis());
		return OAuth2AuthorizationRequest.from(begun).attributes((all) -> all.putAll(attributes)).build();
	}

	/*
	 * As it is now: what the issuer says of itself later must not loosen what is asked of
	 * the answer.
	 */
	private boolean isIssuerAnnounced() {
		ClientRegistration registration = this.registrations
			.findByRegistrationId(KlexHealthRegistration.REGISTRATION_ID);
		return registration != null && Boolean.TRUE
			.equals(registration.getProviderDetails().getConfigurationMetadata().get(ISSUER_ANNOUNCED));
	}

}
