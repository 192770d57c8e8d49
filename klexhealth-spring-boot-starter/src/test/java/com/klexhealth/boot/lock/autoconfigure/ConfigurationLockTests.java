package com.klexhealth.boot.lock.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * Tests for {@link ConfigurationLock} and {@link MissingTwin}.
 */
class ConfigurationLockTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(KlexHealthLockAutoConfiguration.class));

	private final WebApplicationContextRunner api = this.runner
		.withPropertyValues("klexhealth.resource-server.audiences=api");

	@Test
	void anAudienceIsEnough() {
		this.api.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aClientIdAndItsSecretAreEnough() {
		this.runner.withPropertyValues("klexhealth.client.client-id=id", "klexhealth.client.client-secret=secret")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void nothingIsTooLittle() {
		this.runner.run(refused("klexhealth.*"));
	}

	@Test
	void anAudienceThatIsSetAndEmptyIsTooLittle() {
		this.runner.withPropertyValues("klexhealth.resource-server.audiences=").run(refused("klexhealth.*"));
	}

	@Test
	void aClientIdAloneIsRefused() {
		this.api.withPropertyValues("klexhealth.client.client-id=id").run(refused("klexhealth.client.client-id"));
	}

	@Test
	void aWrongIssuerIsRefused() {
		this.api.withPropertyValues("klexhealth.issuer-uri=http://klexhealth.com")
			.run(refused("klexhealth.issuer-uri"));
	}

	@Test
	void anEmptyIssuerIsRefused() {
		this.api.withPropertyValues("klexhealth.issuer-uri=").run(refused("klexhealth.issuer-uri"));
	}

	@Test
	void loopbackHttpIsRefusedUnlessItIsAllowed() {
		WebApplicationContextRunner loopback = this.api.withPropertyValues("klexhealth.issuer-uri=http://localhost:1");
		loopback.run(refused("klexhealth.issuer-uri"));
		loopback.withPropertyValues("klexhealth.allow-loopback-http=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aWrongRedirectUrlIsRefused() {
		this.api.withPropertyValues("klexhealth.client.redirect-url=https://practice.example/a//b")
			.run(refused("klexhealth.client.redirect-url"));
	}

	@Test
	void aWildcardAsWebOriginIsRefused() {
		this.api.withPropertyValues("klexhealth.web-origins=*").run(refused("klexhealth.web-origins"));
	}

	@Test
	void theAlgorithmNoneIsRefused() {
		this.api.withPropertyValues("klexhealth.resource-server.algorithms=RS256,none")
			.run(refused("klexhealth.resource-server.algorithms"));
	}

	@Test
	void anEmptyListOfAlgorithmsIsRefused() {
		this.api.withPropertyValues("klexhealth.resource-server.algorithms=")
			.run(refused("klexhealth.resource-server.algorithms"));
	}

	@Test
	void timesThatCannotBeKeptAreRefused() {
		this.api.withPropertyValues("klexhealth.keys.timeout=10m")
			.run((context) -> assertThat(context).getFailure()
				.asInstanceOf(type(LockedException.class))
				.extracting((locked) -> locked.getViolations().get(0).source())
				.asString()
				.contains("klexhealth.keys.timeout"));
	}

	@Test
	void allFaultsAreReportedTogether() {
		this.runner
			.withPropertyValues("klexhealth.client.client-secret=secret", "klexhealth.issuer-uri=http://a.example",
					"klexhealth.client.redirect-url=https://a.example/b#c", "klexhealth.web-origins=*,null",
					"klexhealth.resource-server.algorithms=HS256", "klexhealth.keys.timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.asInstanceOf(type(LockedException.class))
				.satisfies((locked) -> assertThat(locked.getViolations()).hasSize(7)));
	}

	@Test
	void noSecretIsInWhatIsReported() {
		this.runner
			.withPropertyValues("klexhealth.client.client-secret=5ecret",
					"klexhealth.issuer-uri=https://user:5ecret@klexhealth.com",
					"klexhealth.client.redirect-url=https://user:5ecret@a.example/b",
					"klexhealth.web-origins=https://user:5ecret@a.example")
			.run((context) -> {
				StringWriter everything = new StringWriter();
				assertThat(context).hasFailed();
				Objects.requireNonNull(context.getStartupFailure()).printStackTrace(new PrintWriter(everything));
				assertThat(context).getFailure()
					.asInstanceOf(type(LockedException.class))
					.satisfies((locked) -> everything.append(locked.getViolations().toString()));
				assertThat(everything.toString()).doesNotContain("5ecret");
			});
	}

	@Test
	void aValueOfTheWrongTypeIsReportedByItsKey() {
		this.api.withPropertyValues("klexhealth.keys.timeout=soon")
			.run((context) -> assertThat(context).getFailure()
				.asInstanceOf(type(BindException.class))
				.extracting((failure) -> String.valueOf(failure.getProperty()))
				.asString()
				.contains("klexhealth.keys.timeout"));
	}

	@Test
	void aReactiveApplicationDoesNotStart() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(KlexHealthLockAutoConfiguration.class))
			.withPropertyValues("klexhealth.resource-server.audiences=api")
			.run((context) -> assertThat(context).getFailure()
				.asInstanceOf(type(LockedException.class))
				.extracting((locked) -> locked.getViolations().get(0).found())
				.isEqualTo("This is a reactive web application."));
	}

	@Test
	void anApplicationWithoutWebHasNothingToLock() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KlexHealthLockAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ConfigurationLock.class));
	}

	private static ContextConsumer<AssertableWebApplicationContext> refused(String source) {
		return (context) -> assertThat(context).getFailure()
			.asInstanceOf(type(LockedException.class))
			.satisfies((locked) -> assertThat(locked.getViolations()).singleElement()
				.extracting(Violation::source)
				.isEqualTo(source));
	}

}
