package com.klexhealth.boot.lock.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * Tests for {@link ConfigurationLock} and {@link MissingTwin}.
 */
class ConfigurationLockTests {

	private static final String API = "klexhealth.resource-server.audiences=api";

	@Test
	void anAudienceIsEnough() {
		assertThat(check(API)).isEmpty();
	}

	@Test
	void aClientIdAndItsSecretAreEnough() {
		assertThat(check("klexhealth.client.client-id=id", "klexhealth.client.client-secret=secret")).isEmpty();
	}

	@Test
	void nothingIsTooLittle() {
		assertRefused("klexhealth.*", check());
	}

	@Test
	void anAudienceThatIsSetAndEmptyIsTooLittle() {
		assertRefused("klexhealth.*", check("klexhealth.resource-server.audiences="));
	}

	@Test
	void aClientIdAloneIsRefused() {
		assertRefused("klexhealth.client.client-id", check(API, "klexhealth.client.client-id=id"));
	}

	@Test
	void aWrongIssuerIsRefused() {
		assertRefused("klexhealth.issuer-uri", check(API, "klexhealth.issuer-uri=http://klexhealth.com"));
	}

	@Test
	void anEmptyIssuerIsRefused() {
		assertRefused("klexhealth.issuer-uri", check(API, "klexhealth.issuer-uri="));
	}

	@Test
	void loopbackHttpIsRefusedUnlessItIsAllowed() {
		String issuer = "klexhealth.issuer-uri=http://localhost:1";
		assertRefused("klexhealth.issuer-uri", check(API, issuer));
		assertThat(check(API, issuer, "klexhealth.allow-loopback-http=true")).isEmpty();
	}

	@Test
	void loopbackHttpIsRefusedWherePeopleComeFromElsewhere() {
		assertRefused("klexhealth.allow-loopback-http", check(API, "klexhealth.allow-loopback-http=true",
				"klexhealth.client.redirect-url=https://practice.example/callback"));
		assertThat(check(API, "klexhealth.allow-loopback-http=true",
				"klexhealth.client.redirect-url=http://127.0.0.1:8080/callback"))
			.isEmpty();
	}

	@Test
	void aWrongRedirectUrlIsRefused() {
		assertRefused("klexhealth.client.redirect-url",
				check(API, "klexhealth.client.redirect-url=https://practice.example/a//b"));
	}

	@Test
	void aWildcardAsWebOriginIsRefused() {
		assertRefused("klexhealth.web-origins", check(API, "klexhealth.web-origins=*"));
	}

	@Test
	void theAlgorithmNoneIsRefused() {
		assertRefused("klexhealth.resource-server.algorithms",
				check(API, "klexhealth.resource-server.algorithms=RS256,none"));
	}

	@Test
	void anEmptyListOfAlgorithmsIsRefused() {
		assertRefused("klexhealth.resource-server.algorithms", check(API, "klexhealth.resource-server.algorithms="));
	}

	@Test
	void aPathWithoutALeadingSlashIsRefused() {
		assertRefused("klexhealth.public-paths", check(API, "klexhealth.public-paths=/open,docs/**"));
		assertRefused("klexhealth.resource-server.paths", check(API, "klexhealth.resource-server.paths=api"));
		assertThat(check(API, "klexhealth.public-paths=/open", "klexhealth.resource-server.paths=/api/**")).isEmpty();
	}

	@Test
	void aVariableThatIsNotSetIsNoValue() {
		String id = "klexhealth.client.client-id=${NOT_SET}";
		String secret = "klexhealth.client.client-secret=${NOT_SET}";
		assertRefused("klexhealth.client.client-id", check(id, "klexhealth.client.client-secret=secret"));
		assertRefused("klexhealth.client.client-secret", check("klexhealth.client.client-id=id", secret));
		assertRefused("klexhealth.resource-server.audiences", check("klexhealth.resource-server.audiences=${NOT_SET}"));
		assertThat(check(id, secret, "NOT_SET=now it is")).isEmpty();
	}

	@Test
	void timesThatCannotBeKeptAreRefused() {
		assertThat(check(API, "klexhealth.keys.timeout=10m")).singleElement()
			.extracting(Violation::source)
			.asString()
			.contains("klexhealth.keys.timeout");
	}

	@Test
	void aUserOfSpringBootsOwnIsRefused() {
		assertRefused("spring.security.user.name", check(API, "spring.security.user.name=admin"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "springdoc.swagger-ui.oauth.client-secret", "springdoc.swagger-ui.oauth.clientSecret",
			"springdoc.swaggerUi.oauth.client_secret", "SPRINGDOC_SWAGGERUI_OAUTH_CLIENTSECRET" })
	void aClientSecretForSwaggerUiIsRefused(String property) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(API).applyTo(environment);
		environment.getPropertySources()
			.addFirst((property.startsWith("SPRINGDOC"))
					? new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(property, "5ecret"))
					: new MapPropertySource("file", Map.of(property, "5ecret")));
		List<Violation> violations = new ConfigurationLock(environment).check();
		assertRefused("springdoc.swagger-ui.oauth.client-secret", violations);
		assertThat(violations.toString()).doesNotContain("5ecret");
	}

	@Test
	void aClientSecretInTheAddressThatSwaggerUiOpensIsRefused() {
		assertRefused("springdoc.swagger-ui.oauth.additional-query-string-params.client_secret",
				check(API, "springdoc.swagger-ui.oauth.additional-query-string-params.client_secret=5ecret"));
		assertThat(check(API, "springdoc.swagger-ui.oauth.additional-query-string-params.prompt=login")).isEmpty();
	}

	@Test
	void theClientOfTheLoginIsNotThatOfSwaggerUi() {
		String[] login = { "klexhealth.client.client-id=id", "klexhealth.client.client-secret=secret" };
		for (String property : List.of("klexhealth.openapi.client-id", "springdoc.swagger-ui.oauth.client-id")) {
			assertRefused(property, check(login[0], login[1], property + "=id"));
			assertThat(check(login[0], login[1], property + "=other")).isEmpty();
		}
	}

	@Test
	void allFaultsAreReportedTogether() {
		assertThat(check("klexhealth.client.client-secret=secret", "klexhealth.issuer-uri=http://a.example",
				"klexhealth.client.redirect-url=https://a.example/b#c", "klexhealth.web-origins=*,null",
				"klexhealth.resource-server.algorithms=HS256", "klexhealth.keys.timeout=0s"))
			.hasSize(7);
	}

	@Test
	void theLineOfAPropertyIsNamed() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new OriginTrackedMapPropertySource("file",
					Map.of("klexhealth.resource-server.audiences", "api", "klexhealth.issuer-uri",
							OriginTrackedValue.of("http://a.example",
									new TextResourceOrigin(new ClassPathResource("application.yml"),
											new TextResourceOrigin.Location(2, 14))))));
		assertThat(new ConfigurationLock(environment).check()).singleElement()
			.extracting(Violation::source)
			.asString()
			.isEqualTo("klexhealth.issuer-uri (class path resource [application.yml] - 3:15)");
	}

	@Test
	void noSecretIsInWhatIsReported() {
		List<Violation> violations = check("klexhealth.client.client-secret=5ecret",
				"klexhealth.issuer-uri=https://user:5ecret@klexhealth.com",
				"klexhealth.client.redirect-url=https://user:5ecret@a.example/b",
				"klexhealth.web-origins=https://user:5ecret@a.example", "spring.security.user.password=5ecret");
		assertThat(violations).hasSize(5);
		assertThat(violations.toString()).doesNotContain("5ecret");
		assertThat(new LockedException(violations)).message().doesNotContain("5ecret");
	}

	@Test
	void aValueOfTheWrongTypeIsReportedByItsKey() {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> check(API, "klexhealth.keys.timeout=soon"))
			.extracting((failure) -> String.valueOf(failure.getProperty()))
			.asString()
			.contains("klexhealth.keys.timeout");
	}

	@Test
	void aReactiveApplicationDoesNotStart() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(KlexHealthLockAutoConfiguration.class))
			.withPropertyValues(API)
			.run((context) -> assertThat(context).getFailure()
				.asInstanceOf(type(LockedException.class))
				.extracting((locked) -> locked.getViolations().get(0).found())
				.isEqualTo("This is a reactive web application."));
	}

	@Test
	void anApplicationWithoutWebHasNothingToLock() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KlexHealthLockAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LockPostProcessor.class));
	}

	private static List<Violation> check(String... properties) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(properties).applyTo(environment);
		return new ConfigurationLock(environment).check();
	}

	private static void assertRefused(String source, List<Violation> violations) {
		assertThat(violations).singleElement().extracting(Violation::source).asString().startsWith(source);
	}

}
