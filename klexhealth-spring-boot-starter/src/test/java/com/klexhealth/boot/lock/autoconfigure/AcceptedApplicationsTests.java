package com.klexhealth.boot.lock.autoconfigure;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.RequestContextFilter;

import com.klexhealth.boot.jwt.AccessTokenRule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts applications that are right. All of them must start.
 */
class AcceptedApplicationsTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withInitializer(new LockInitializer())
		.withUserConfiguration(Application.class);

	@ParameterizedTest
	@MethodSource("applications")
	void whatIsRightStarts(Class<?> configuration, String... properties) {
		this.runner.withPropertyValues(properties)
			.withUserConfiguration(configuration)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	static Stream<Object[]> applications() {
		String api = "klexhealth.resource-server.audiences=my-api";
		String id = "klexhealth.client.client-id=id";
		String secret = "klexhealth.client.client-secret=secret";
		String other = "spring.security.oauth2.client.registration.other.";
		return Stream.of(accepted(Application.class, api), accepted(Application.class, id, secret),
				accepted(Application.class, api, id, secret),
				accepted(Application.class, api, "klexhealth.resource-server.audiences=a,b"),
				accepted(Application.class, api, "klexhealth.public-paths=/docs/**,/favicon.ico"),
				accepted(Application.class, api, "klexhealth.web-origins=https://a.example,https://b.example:8443"),
				accepted(Application.class, api, "klexhealth.resource-server.paths=/v1/**"),
				accepted(Application.class, api, "klexhealth.resource-server.algorithms=ES256"),
				accepted(Application.class, api, "klexhealth.actuator-authority=SCOPE_ops",
						"management.endpoints.web.exposure.include=*"),
				accepted(Application.class, id, secret, "klexhealth.client.redirect-url=https://a.example/callback"),
				accepted(Application.class, id, secret, "klexhealth.allow-loopback-http=true",
						"klexhealth.issuer-uri=http://localhost:9000",
						"klexhealth.client.redirect-url=http://localhost:8080/login/oauth2/code/klexhealth"),
				accepted(Application.class, api, other + "client-id=id", other + "client-secret=s",
						other + "authorization-grant-type=client_credentials", other + "provider=other",
						"spring.security.oauth2.client.provider.other.token-uri=https://other.example/token"),
				accepted(Application.class, api, id, secret, other + "client-id=id", other + "client-secret=s",
						other + "authorization-grant-type=client_credentials", other + "provider=other",
						"spring.security.oauth2.client.provider.other.token-uri=https://klexhealth.com.other.example/token"),
				accepted(Application.class, api, "spring.main.lazy-initialization=true"),
				accepted(OwnOpenChain.class, api), accepted(OwnTokenChain.class, api),
				accepted(OwnTokenChain.class, api, id, secret), accepted(OwnLoginChain.class, id, secret),
				accepted(OwnConverter.class, api), accepted(OwnHarmlessFilter.class, api), accepted(OwnRule.class, api),
				accepted(IgnoringAPublicPath.class, api, "klexhealth.public-paths=/internal/**"),
				accepted(OtherProviderThatIsDown.class, api), accepted(Debugging.class, api),
				accepted(OtherProvider.class, api));
	}

	private static Object[] accepted(Class<?> configuration, String... properties) {
		return new Object[] { configuration, properties };
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOpenChain {

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/internal/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTokenChain {

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/internal/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("admin"))
				.oauth2ResourceServer((resourceServer) -> resourceServer.jwt(Customizer.withDefaults()))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConverter {

		@Bean
		JwtAuthenticationConverter ownConverter() {
			return new JwtAuthenticationConverter();
		}

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/internal/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("admin"))
				.oauth2ResourceServer((resourceServer) -> resourceServer.jwt(Customizer.withDefaults()))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLoginChain {

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/internal/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("admin"))
				.oauth2Login((login) -> login.loginPage("/oauth2/authorization/klexhealth"))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHarmlessFilter {

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/internal/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll())
				.addFilterBefore(new RequestContextFilter(), UsernamePasswordAuthenticationFilter.class)
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRule {

		@Bean
		AccessTokenRule own() {
			return (token) -> OAuth2TokenValidatorResult.success();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class IgnoringAPublicPath {

		@Bean
		WebSecurityCustomizer own() {
			return (web) -> web.ignoring().requestMatchers("/internal/**");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity(debug = true)
	static class Debugging {

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherProvider {

		@Bean
		InMemoryClientRegistrationRepository own() {
			return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("other")
				.clientId("id")
				.clientSecret("secret")
				.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
				.tokenUri("https://other.example/token")
				.build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherProviderThatIsDown {

		@Bean
		ClientRegistrationRepository own() {
			return new SupplierClientRegistrationRepository(() -> {
				throw new IllegalArgumentException("the provider is down");
			});
		}

	}

}
