package com.klexhealth.boot.login.autoconfigure.servlet;

import java.time.Clock;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;
import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.servlet.AccessRules;
import com.klexhealth.boot.autoconfigure.servlet.OpenPaths;
import com.klexhealth.boot.login.AuthorizationResponseRules;
import com.klexhealth.boot.login.CheckedOidcUserService;
import com.klexhealth.boot.login.CheckedTokenResponseClient;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.login.RedirectUrl;
import com.klexhealth.boot.login.RolesMapper;
import com.klexhealth.boot.login.TrustedBase;
import com.klexhealth.boot.logout.autoconfigure.servlet.BackChannelLogoutConfigurer;
import com.klexhealth.boot.resourceserver.RolesClaimsConverter;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.url.UrlRules;

/**
 * The filter chain in front of pages: whoever is not logged in is sent to KlexHealth.
 */
@Configuration(proxyBeanMethods = false)
class LoginFilterChainConfiguration {

	static final String LOGIN_PAGE = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
			+ "/" + KlexHealthRegistration.REGISTRATION_ID;

	/*
	 * It matches every request and is registered last, after the application's chains and
	 * the one in front of an API.
	 */
	@Bean
	SecurityFilterChain klexHealthLoginFilterChain(HttpSecurity http, KlexHealthProperties properties,
			@Qualifier("klexHealthClientRegistrationRepository") ClientRegistrationRepository registrations,
			ProviderCalls calls, Leases leases, ObjectProvider<ActuatorAccess> actuator,
			ObjectProvider<OpenPaths> openPaths, ObjectProvider<BackChannelLogoutConfigurer> backChannelLogout,
			ServletContext servletContext) {
		String contextPath = servletContext.getContextPath();
		http.authorizeHttpRequests((requests) -> {
			new AccessRules(properties.publicPaths(), openPaths.stream(), actuator.getIfAvailable()).apply(requests);
			requests.anyRequest().authenticated();
		});
		RedirectUrl redirectUrl = new RedirectUrl(properties.client().redirectUrl());
		RequestBase base = base(properties, redirectUrl);
		RolesMapper roles = new RolesMapper(new RolesClaimsConverter(properties.resourceServer().rolesClaims()));
		ClientRegistrationRepository klexHealthOnly = klexHealthOnly(registrations);
		http.oauth2Login((login) -> login.clientRegistrationRepository(klexHealthOnly)
			.loginPage(LOGIN_PAGE)
			.loginProcessingUrl(redirectUrl.getPath(contextPath))
			.failureHandler(new LoginFailureHandler())
			.authorizationEndpoint((authorization) -> authorization
				.authorizationRequestRepository(
						new PendingLogins(new AuthorizationResponseRules(properties.issuerUri()), leases))
				.authorizationRequestResolver(new LoginRequestResolver(klexHealthOnly, base, Clock.systemUTC())))
			.tokenEndpoint((token) -> token.accessTokenResponseClient(new CheckedTokenResponseClient(calls)))
			.userInfoEndpoint((userInfo) -> userInfo.oidcUserService(new CheckedOidcUserService(calls))
				.userAuthoritiesMapper(roles))
			.withObjectPostProcessor(answerOutages()));
		http.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(new PageEntryPoint()));
		http.requestCache((cache) -> cache.requestCache(new PageRequestCache()));
		http.sessionManagement((sessions) -> sessions.sessionAuthenticationStrategy(new NewSessionStrategy()));
		http.headers(new PageHeaders(properties.client().contentSecurityPolicy(), properties.issuerUri()));
		http.logout((logout) -> logout
			.logoutSuccessHandler(new LogoutAtKlexHealth(klexHealthOnly, redirectUrl.getHome(contextPath), base)));
		backChannelLogout.ifAvailable(http::with);
		return http.build();
	}

	/*
	 * The application may have registrations of other providers, whose APIs it calls. An
	 * account there is no account at KlexHealth.
	 */
	private static ClientRegistrationRepository klexHealthOnly(ClientRegistrationRepository registrations) {
		return (registrationId) -> (KlexHealthRegistration.REGISTRATION_ID.equals(registrationId))
				? registrations.findByRegistrationId(registrationId) : null;
	}

	private static RequestBase base(KlexHealthProperties properties, RedirectUrl redirectUrl) {
		if (!redirectUrl.isRelative()) {
			return new RequestBase(null);
		}
		UrlRules rules = (properties.allowLoopbackHttp()) ? UrlRules.allowingLoopbackHttp() : UrlRules.strict();
		return new RequestBase(new TrustedBase(properties.client().trustedHosts(), rules));
	}

	private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> answerOutages() {
		return new ObjectPostProcessor<>() {

			@Override
			public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
				filter.setAuthenticationFailureHandler(new LoginBeginFailureHandler());
				return filter;
			}

		};
	}

}
