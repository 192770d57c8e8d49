package com.klexhealth.sandbox.authorization;

import java.util.List;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;

import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.web.OAuth2ErrorPage;

/**
 * Spring Authorization Server, cut down to what KlexHealth grants: the authorization code
 * grant with PKCE, and refresh tokens.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain authorizationServerSecurityFilterChain(HttpSecurity http,
			JdbcRegisteredClientRepository clients, SessionRegistryImpl sessions) {
		http.oauth2AuthorizationServer((server) -> {
			http.securityMatcher(server.getEndpointsMatcher());
			metadata(server);
			server.authorizationEndpoint((endpoint) -> authorizationEndpoint(endpoint, clients, sessions));
			server.tokenEndpoint(AuthorizationServerConfiguration::tokenEndpoint);
		});
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.exceptionHandling((exceptions) -> exceptions
			.defaultAuthenticationEntryPointFor(new ClientAuthenticationEntryPoint(),
					PathPatternRequestMatcher.pathPattern("/oauth2/token"))
			.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"),
					PathPatternRequestMatcher.pathPattern("/oauth2/authorize")));
		return http.build();
	}

	@Bean
	AuthorizationServerSettings authorizationServerSettings(SandboxProperties properties) {
		return AuthorizationServerSettings.builder().issuer(Issuer.check(properties.getIssuer())).build();
	}

	@Bean
	JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, SandboxProperties properties) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
				List.of(new JwtTypeValidator("at+jwt"), new JwtIssuerValidator(properties.getIssuer()))));
		return decoder;
	}

	@Bean
	JdbcRegisteredClientRepository registeredClientRepository(JdbcTemplate jdbc) {
		return new JdbcRegisteredClientRepository(jdbc);
	}

	@Bean
	JdbcOAuth2AuthorizationService authorizationService(JdbcTemplate jdbc, JdbcRegisteredClientRepository clients) {
		return new JdbcOAuth2AuthorizationService(jdbc, clients);
	}

	@Bean
	JdbcOAuth2AuthorizationConsentService authorizationConsentService(JdbcTemplate jdbc,
			JdbcRegisteredClientRepository clients) {
		return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
	}

	@Bean
	SessionRegistryImpl sessionRegistry() {
		return new SessionRegistryImpl();
	}

	@Bean
	HttpSessionEventPublisher httpSessionEventPublisher() {
		return new HttpSessionEventPublisher();
	}

	private static void metadata(OAuth2AuthorizationServerConfigurer server) {
		server.authorizationServerMetadataEndpoint(
				(endpoint) -> endpoint.authorizationServerMetadataCustomizer(ServerMetadata::customize));
		server.oidc((oidc) -> oidc
			.providerConfigurationEndpoint(
					(endpoint) -> endpoint.providerConfigurationCustomizer(ServerMetadata::customize))
			.logoutEndpoint((endpoint) -> endpoint.errorResponseHandler(errorPage())));
	}

	private static void authorizationEndpoint(OAuth2AuthorizationEndpointConfigurer endpoint,
			JdbcRegisteredClientRepository clients, SessionRegistryImpl sessions) {
		endpoint.consentPage("/oauth2/consent")
			.authorizationRequestConverter(new RequestObjectRefusal())
			.authenticationProviders(AuthorizationServerConfiguration::validateStrictly)
			.authorizationResponseHandler(new AuthorizationResponseHandler(sessions))
			.errorResponseHandler(new AuthorizationErrorHandler(clients));
	}

	private static void validateStrictly(List<AuthenticationProvider> providers) {
		for (AuthenticationProvider provider : providers) {
			if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider request) {
				request.setAuthenticationValidator(new ExactRedirectUrlValidator().andThen(new ScopeRequiredValidator())
					.andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
			}
			if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
				consent.setAuthorizationConsentCustomizer(new ConsentDenial());
			}
		}
	}

	// Everything that is no code and no refresh token is an unsupported_grant_type.
	private static void tokenEndpoint(OAuth2TokenEndpointConfigurer endpoint) {
		endpoint.accessTokenRequestConverters((converters) -> converters.removeIf((converter) -> !isGranted(converter)))
			.authenticationProviders((providers) -> providers.removeIf((provider) -> !isGranted(provider)));
	}

	private static boolean isGranted(AuthenticationConverter converter) {
		return converter instanceof OAuth2AuthorizationCodeAuthenticationConverter
				|| converter instanceof OAuth2RefreshTokenAuthenticationConverter;
	}

	private static boolean isGranted(AuthenticationProvider provider) {
		return provider instanceof OAuth2AuthorizationCodeAuthenticationProvider
				|| provider instanceof OAuth2RefreshTokenAuthenticationProvider;
	}

	private static AuthenticationFailureHandler errorPage() {
		return (request, response, exception) -> OAuth2ErrorPage.send(request, response,
				((OAuth2AuthenticationException) exception).getError());
	}

}
