package com.klexhealth.boot.login.autoconfigure.servlet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;
import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.servlet.AccessRules;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.login.RedirectUrl;
import com.klexhealth.boot.login.RolesMapper;
import com.klexhealth.boot.logout.autoconfigure.servlet.BackChannelLogoutConfigurer;
import com.klexhealth.boot.resourceserver.RolesClaimsConverter;

/**
 * The filter chain in front of pages: whoever is not logged in is sent to KlexHealth.
 */
@Configuration(proxyBeanMethods = false)
class LoginFilterChainConfiguration {

	private static final String LOGIN_PAGE = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
			+ "/" + KlexHealthRegistration.REGISTRATION_ID;

	/*
	 * It matches every request and is registered last, after the application's chains and
	 * the one in front of an API.
	 */
	@Bean
	SecurityFilterChain klexHealthLoginFilterChain(HttpSecurity http, KlexHealthProperties properties,
			@Qualifier("klexHealthClientRegistrationRepository") ClientRegistrationRepository registrations,
			ObjectProvider<ActuatorAccess> actuator, ObjectProvider<BackChannelLogoutConfigurer> backChannelLogout,
			@Value("${server.servlet.context-path:}") String contextPath) {
		http.authorizeHttpRequests((requests) -> {
			new AccessRules(properties.publicPaths(), actuator.getIfAvailable()).apply(requests);
			requests.anyRequest().authenticated();
		});
		RolesMapper roles = new RolesMapper(new RolesClaimsConverter(properties.resourceServer().rolesClaims()));
		http.oauth2Login((login) -> login.clientRegistrationRepository(klexHealthOnly(registrations))
			.loginPage(LOGIN_PAGE)
			.loginProcessingUrl(new RedirectUrl(properties.client().redirectUrl()).getPath(contextPath))
			.failureHandler(new LoginFailureHandler())
			.userInfoEndpoint((userInfo) -> userInfo.userAuthoritiesMapper(roles))
			.withObjectPostProcessor(answerOutages()));
		http.logout((logout) -> logout.logoutSuccessHandler(endSessionAtKlexHealth(registrations)));
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

	private static OidcClientInitiatedLogoutSuccessHandler endSessionAtKlexHealth(
			ClientRegistrationRepository registrations) {
		OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		handler.setPostLogoutRedirectUri("{baseUrl}/");
		return handler;
	}

	private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> answerOutages() {
		return new ObjectPostProcessor<>() {

			@Override
			public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
				filter.setAuthenticationFailureHandler(new LoginUnavailableHandler());
				return filter;
			}

		};
	}

}
