package com.klexhealth.boot.lock.autoconfigure;

import java.util.Iterator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.preauth.RequestHeaderAuthenticationFilter;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.authentication.www.DigestAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.DigestAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Beans that an application must not have.
 */
final class WrongBeans {

	private static final UserDetailsService NOBODY = (username) -> {
		throw new UsernameNotFoundException("nobody");
	};

	private WrongBeans() {
	}

	private static ClientRegistration clientCredentials(String id, String host) {
		return ClientRegistration.withRegistrationId(id)
			.clientId("id")
			.clientSecret("top-secret")
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenUri("https://" + host + "/token")
			.build();
	}

	private static HttpSecurity internal(HttpSecurity http) {
		return http.securityMatcher("/internal/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
	}

	@Configuration(proxyBeanMethods = false)
	static class RegistrationInMemory {

		@Bean
		InMemoryClientRegistrationRepository registrations() {
			return new InMemoryClientRegistrationRepository(clientCredentials("backend", "klexhealth.com"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistrationSupplied {

		@Bean
		ClientRegistrationRepository registrations() {
			return new SupplierClientRegistrationRepository(
					() -> new InMemoryClientRegistrationRepository(clientCredentials("backend", "klexhealth.com")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistrationWrapped {

		@Bean
		Wrapper registrations() {
			return new Wrapper();
		}

	}

	static class Wrapper implements ClientRegistrationRepository, Iterable<ClientRegistration> {

		private final InMemoryClientRegistrationRepository delegate = new InMemoryClientRegistrationRepository(
				clientCredentials("backend", "klexhealth.com"));

		@Override
		public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
			return this.delegate.findByRegistrationId(registrationId);
		}

		@Override
		public Iterator<ClientRegistration> iterator() {
			return this.delegate.iterator();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistrationAddedLater {

		@Bean
		ClientRegistrationRepository registrations() {
			return (id) -> clientCredentials(id, ("later".equals(id)) ? "klexhealth.com" : "other.example");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Decoder {

		@Bean
		JwtDecoder decoder() {
			return (token) -> {
				throw new BadJwtException("never");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Introspector {

		@Bean
		OpaqueTokenIntrospector introspector() {
			return (token) -> {
				throw new BadOpaqueTokenException("never");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService users() {
			return NOBODY;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PasswordProvider {

		@Bean
		SecurityFilterChain passwordProvider(HttpSecurity http) {
			return internal(http).authenticationProvider(new PasswordAuthenticationProvider()).build();
		}

	}

	static final class PasswordAuthenticationProvider implements AuthenticationProvider {

		@Override
		public Authentication authenticate(Authentication authentication) {
			return authentication;
		}

		@Override
		public boolean supports(Class<?> authentication) {
			return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Basic {

		@Bean
		SecurityFilterChain basic(HttpSecurity http) {
			return internal(http).httpBasic(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Form {

		@Bean
		SecurityFilterChain form(HttpSecurity http) {
			return internal(http).formLogin(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FormAndBasic {

		@Bean
		SecurityFilterChain formAndBasic(HttpSecurity http) {
			return internal(http).formLogin(Customizer.withDefaults()).httpBasic(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BasicForAll {

		@Bean
		Customizer<HttpSecurity> basicForAll() {
			return (http) -> http.httpBasic(Customizer.withDefaults());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ProviderForAll {

		@Bean
		PasswordAuthenticationProvider providerForAll() {
			return new PasswordAuthenticationProvider();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Digest {

		@Bean
		SecurityFilterChain digest(HttpSecurity http) {
			DigestAuthenticationEntryPoint entryPoint = new DigestAuthenticationEntryPoint();
			entryPoint.setKey("key");
			entryPoint.setRealmName("realm");
			DigestAuthenticationFilter filter = new DigestAuthenticationFilter();
			filter.setUserDetailsService(NOBODY);
			filter.setAuthenticationEntryPoint(entryPoint);
			return internal(http).addFilter(filter).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class X509 {

		@Bean
		SecurityFilterChain x509(HttpSecurity http) {
			return internal(http).x509((x509) -> x509.userDetailsService(NOBODY)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RememberMe {

		@Bean
		SecurityFilterChain rememberMe(HttpSecurity http) {
			return internal(http).rememberMe((rememberMe) -> rememberMe.userDetailsService(NOBODY)).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneTimeToken {

		@Bean
		SecurityFilterChain oneTimeToken(HttpSecurity http) {
			return internal(http)
				.oneTimeTokenLogin((login) -> login.authenticationProvider(new PasswordAuthenticationProvider())
					.tokenGenerationSuccessHandler((request, response, token) -> {
					}))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SwitchUser {

		@Bean
		SecurityFilterChain switchUser(HttpSecurity http) {
			SwitchUserFilter filter = new SwitchUserFilter();
			filter.setUserDetailsService(NOBODY);
			filter.setTargetUrl("/");
			return internal(http).addFilter(filter).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PreAuthenticated {

		@Bean
		SecurityFilterChain preAuthenticated(HttpSecurity http) {
			RequestHeaderAuthenticationFilter filter = new RequestHeaderAuthenticationFilter();
			filter.setAuthenticationManager((authentication) -> authentication);
			return internal(http).addFilter(filter).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilter {

		@Bean
		SecurityFilterChain ownFilter(HttpSecurity http) {
			return internal(http)
				.addFilterBefore(new OwnAuthenticationFilter(), UsernamePasswordAuthenticationFilter.class)
				.build();
		}

	}

	static final class OwnAuthenticationFilter extends AbstractAuthenticationProcessingFilter {

		OwnAuthenticationFilter() {
			super("/internal/login", (authentication) -> authentication);
		}

		@Override
		public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
			return new UsernamePasswordAuthenticationToken("anybody", null, List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecoderInChain {

		@Bean
		SecurityFilterChain ownDecoder(HttpSecurity http) {
			return internal(http)
				.oauth2ResourceServer((resourceServer) -> resourceServer.jwt((jwt) -> jwt.decoder((token) -> {
					throw new BadJwtException("never");
				})))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManagerInChain {

		@Bean
		SecurityFilterChain ownManager(HttpSecurity http) {
			return internal(http)
				.oauth2ResourceServer((resourceServer) -> resourceServer
					.authenticationManagerResolver((request) -> (authentication) -> authentication))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OpaqueInChain {

		@Bean
		SecurityFilterChain opaque(HttpSecurity http) {
			return internal(http).oauth2ResourceServer(
					(resourceServer) -> resourceServer.opaqueToken((opaque) -> opaque.introspector((token) -> {
						throw new BadOpaqueTokenException("never");
					})))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EveryRequest {

		@Bean
		SecurityFilterChain everyRequest(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Ignoring {

		@Bean
		WebSecurityCustomizer ignoring() {
			return (web) -> web.ignoring().requestMatchers("/internal/**");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoFilters {

		@Bean
		SecurityFilterChain noFilters() {
			return new DefaultSecurityFilterChain(PathPatternRequestMatcher.pathPattern("/internal/**"));
		}

	}

}
