package com.klexhealth.boot.autoconfigure;

import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;
import com.klexhealth.boot.actuate.autoconfigure.servlet.KlexHealthActuatorAutoConfiguration;
import com.klexhealth.boot.autoconfigure.servlet.OpenPaths;
import com.klexhealth.boot.client.TokenRelay;
import com.klexhealth.boot.client.autoconfigure.servlet.KlexHealthClientAutoConfiguration;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;
import com.klexhealth.boot.lock.autoconfigure.KlexHealthLockAutoConfiguration;
import com.klexhealth.boot.login.autoconfigure.servlet.KlexHealthLoginAutoConfiguration;
import com.klexhealth.boot.logout.autoconfigure.servlet.KlexHealthLogoutAutoConfiguration;
import com.klexhealth.boot.openapi.OperationAccess;
import com.klexhealth.boot.openapi.autoconfigure.KlexHealthOpenApiAutoConfiguration;
import com.klexhealth.boot.openapi.autoconfigure.servlet.KlexHealthOpenApiWebMvcAutoConfiguration;
import com.klexhealth.boot.resourceserver.autoconfigure.KlexHealthResourceServerAutoConfiguration;
import com.klexhealth.boot.resourceserver.autoconfigure.servlet.KlexHealthResourceServerWebSecurityAutoConfiguration;
import com.klexhealth.boot.session.autoconfigure.servlet.KlexHealthSessionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are for which configuration.
 */
class AutoConfigurationTests {

	private static final AutoConfigurations STARTER = AutoConfigurations.of(KlexHealthActuatorAutoConfiguration.class,
			KlexHealthClientAutoConfiguration.class, KlexHealthKeysAutoConfiguration.class,
			KlexHealthLockAutoConfiguration.class, KlexHealthLoginAutoConfiguration.class,
			KlexHealthLogoutAutoConfiguration.class, KlexHealthOpenApiAutoConfiguration.class,
			KlexHealthOpenApiWebMvcAutoConfiguration.class, KlexHealthResourceServerAutoConfiguration.class,
			KlexHealthResourceServerWebSecurityAutoConfiguration.class, KlexHealthSessionAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(STARTER)
		.withConfiguration(AutoConfigurations.of(SecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class,
				OAuth2ClientAutoConfiguration.class, OAuth2ClientWebSecurityAutoConfiguration.class,
				OAuth2ResourceServerAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class));

	private final WebApplicationContextRunner api = this.runner
		.withPropertyValues("klexhealth.resource-server.audiences=api");

	private final WebApplicationContextRunner login = this.runner.withPropertyValues("klexhealth.client.client-id=id",
			"klexhealth.client.client-secret=secret");

	@Test
	void anAudienceGivesTokenValidationAlone() {
		this.api.run((context) -> {
			assertThat(context).hasSingleBean(SecurityFilterChain.class)
				.hasBean("klexHealthApiFilterChain")
				.hasSingleBean(JwtDecoder.class)
				.hasSingleBean(IssuerKeys.class)
				.doesNotHaveBean(ClientRegistrationRepository.class)
				.doesNotHaveBean(TokenRelay.class);
			assertThat(whyNot(context, KlexHealthLoginAutoConfiguration.class))
				.contains("KlexHealth login did not find property klexhealth.client.client-id");
		});
	}

	@Test
	void aClientIdGivesTheLoginAlone() {
		this.login.run((context) -> {
			assertThat(context).hasSingleBean(SecurityFilterChain.class)
				.hasBean("klexHealthLoginFilterChain")
				.hasSingleBean(ClientRegistrationRepository.class)
				.hasSingleBean(TokenRelay.class)
				.doesNotHaveBean(JwtDecoder.class);
			assertThat(whyNot(context, KlexHealthResourceServerAutoConfiguration.class))
				.contains("KlexHealth token validation did not find property klexhealth.resource-server.audiences");
		});
	}

	@Test
	void bothGiveBothAndTheApiComesFirst() {
		this.login.withPropertyValues("klexhealth.resource-server.audiences=api")
			.run((context) -> assertThat(context.getBeanProvider(SecurityFilterChain.class).orderedStream())
				.containsExactly(context.getBean("klexHealthApiFilterChain", SecurityFilterChain.class),
						context.getBean("klexHealthLoginFilterChain", SecurityFilterChain.class)));
	}

	@Test
	void thereIsNoUserWithAPassword() {
		this.api.run((context) -> assertThat(context).doesNotHaveBean(UserDetailsService.class));
		this.login.run((context) -> assertThat(context).doesNotHaveBean(UserDetailsService.class));
	}

	@Test
	void tokensAreKeptInTheSession() {
		this.login.run((context) -> assertThat(context).hasSingleBean(OAuth2AuthorizedClientRepository.class)
			.hasBean("klexHealthAuthorizedClientRepository"));
	}

	@Test
	void thereIsOneManagerOfAuthorizedClients() {
		this.login.run((context) -> assertThat(context).hasSingleBean(OAuth2AuthorizedClientManager.class)
			.hasBean("klexHealthAuthorizedClientManager"));
	}

	@Test
	void aManagerOfTheApplicationReplacesOurs() {
		this.login.withBean("own", OAuth2AuthorizedClientManager.class, () -> (request) -> null)
			.run((context) -> assertThat(context).hasSingleBean(OAuth2AuthorizedClientManager.class)
				.hasBean("own")
				.hasSingleBean(TokenRelay.class));
	}

	@Test
	void tokensAreNotRefreshedAfterTheyHaveEnded() {
		this.login.withPropertyValues("klexhealth.client.refresh-ahead=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("klexhealth.client.refresh-ahead must not be negative"));
	}

	@Test
	void aFilterChainOfTheApplicationComesBeforeOurs() {
		this.api.withUserConfiguration(OwnFilterChain.class)
			.run((context) -> assertThat(context.getBeanProvider(SecurityFilterChain.class).orderedStream())
				.containsExactly(context.getBean("own", SecurityFilterChain.class),
						context.getBean("klexHealthApiFilterChain", SecurityFilterChain.class)));
	}

	@Test
	void aRelayOfTheApplicationReplacesOurs() {
		this.login
			.withBean("own", TokenRelay.class,
					() -> new TokenRelay((request) -> null, new HttpSessionOAuth2AuthorizedClientRepository(),
							RestClient::builder))
			.run((context) -> assertThat(context).hasSingleBean(TokenRelay.class).hasBean("own"));
	}

	@Test
	void theLockWorksWithoutActuator() {
		this.api.withClassLoader(new FilteredClassLoader(Endpoint.class.getPackageName()))
			.run((context) -> assertThat(context).hasBean("klexHealthApiFilterChain")
				.doesNotHaveBean(ActuatorAccess.class));
		this.api.run((context) -> assertThat(context).hasSingleBean(ActuatorAccess.class));
	}

	@Test
	void theLockWorksWithoutSpringdoc() {
		WebApplicationContextRunner development = this.api.withPropertyValues("klexhealth.allow-loopback-http=true");
		development.withClassLoader(new FilteredClassLoader("org.springdoc", "io.swagger"))
			.run((context) -> assertThat(context).hasBean("klexHealthApiFilterChain").doesNotHaveBean(OpenPaths.class));
		development
			.run((context) -> assertThat(context).hasSingleBean(OpenPaths.class).hasSingleBean(OperationAccess.class));
	}

	@Test
	void theRelayWorksWithoutSpringBootsRestClient() {
		this.login
			.withClassLoader(new FilteredClassLoader(RestClientCustomizer.class.getPackageName(),
					"org.springframework.boot.http.client"))
			.run((context) -> assertThat(context).hasSingleBean(TokenRelay.class)
				.hasBean("klexHealthJdkRestClientBuilders"));
	}

	@Test
	void withoutWebThereIsNothing() {
		new ApplicationContextRunner().withConfiguration(STARTER)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(KlexHealthProperties.class)
				.doesNotHaveBean(IssuerKeys.class));
	}

	private static String whyNot(AssertableWebApplicationContext context, Class<?> configuration) {
		ConditionAndOutcomes outcomes = ConditionEvaluationReport.get(context.getBeanFactory())
			.getConditionAndOutcomesBySource()
			.get(configuration.getName());
		return Objects.requireNonNull(outcomes)
			.stream()
			.map((condition) -> condition.getOutcome().getMessage())
			.collect(Collectors.joining(" "));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFilterChain {

		@Bean
		SecurityFilterChain own(HttpSecurity http) {
			return http.securityMatcher("/own/**").build();
		}

	}

}
