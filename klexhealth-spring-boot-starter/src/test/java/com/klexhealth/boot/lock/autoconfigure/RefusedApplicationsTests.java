package com.klexhealth.boot.lock.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import com.klexhealth.boot.lock.LockedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts applications with one thing wrong each. None of them may start.
 */
class RefusedApplicationsTests {

	private static final String OTHER_GRANT = "spring.security.oauth2.client.registration.backend.authorization-grant-type=";

	private static final String[] KLEXHEALTH_REGISTRATION = {
			"spring.security.oauth2.client.registration.backend.provider=kh",
			"spring.security.oauth2.client.registration.backend.client-id=id",
			"spring.security.oauth2.client.registration.backend.client-secret=s",
			"spring.security.oauth2.client.provider.kh.token-uri=https://klexhealth.com/token" };

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withInitializer(new LockInitializer())
		.withUserConfiguration(Application.class);

	@ParameterizedTest(name = "{0}")
	@MethodSource("configurations")
	void aWrongConfigurationIsRefused(String name, String culprit, String... properties) {
		this.runner.withPropertyValues(properties).run((context) -> {
			assertThat(context).hasFailed();
			assertRefused(context.getStartupFailure(), culprit);
		});
	}

	static Stream<Object[]> configurations() {
		String api = "klexhealth.resource-server.audiences=my-api";
		String id = "klexhealth.client.client-id=id";
		String secret = "klexhealth.client.client-secret=top-secret";
		return Stream.of(refused("no way in", "klexhealth.resource-server.audiences"),
				refused("client id alone", "klexhealth.client.client-secret", id),
				refused("client secret alone", "klexhealth.client.client-id", secret),
				refused("empty audience", "klexhealth.resource-server.audiences", api + ", ,other"),
				refused("issuer http", "klexhealth.issuer-uri", api, "klexhealth.issuer-uri=http://klexhealth.com"),
				refused("issuer loopback http", "klexhealth.allow-loopback-http=true", api,
						"klexhealth.issuer-uri=http://localhost:9000"),
				refused("issuer fragment", "klexhealth.issuer-uri", api,
						"klexhealth.issuer-uri=https://url.com#invalid"),
				refused("issuer double slash", "klexhealth.issuer-uri", api,
						"klexhealth.issuer-uri=https://klexhealth.com/info//data"),
				refused("issuer user info", "klexhealth.issuer-uri", api,
						"klexhealth.issuer-uri=https://user@klexhealth.com"),
				refused("issuer port 0", "klexhealth.issuer-uri", api,
						"klexhealth.issuer-uri=https://klexhealth.com:0"),
				refused("redirect http", "klexhealth.client.redirect-url", id, secret,
						"klexhealth.client.redirect-url=http://a.example/cb"),
				refused("redirect wildcard", "klexhealth.client.redirect-url", id, secret,
						"klexhealth.client.redirect-url=https://*.example/cb"),
				refused("redirect encoded double slash", "klexhealth.client.redirect-url", id, secret,
						"klexhealth.client.redirect-url={baseUrl}/a%2F%2Fb"),
				refused("redirect backslash", "klexhealth.client.redirect-url", id, secret,
						"klexhealth.client.redirect-url=https://a.example/a\\b"),
				refused("redirect without a path", "klexhealth.client.redirect-url", id, secret,
						"klexhealth.client.redirect-url=https://a.example"),
				refused("origin wildcard", "klexhealth.web-origins", api, "klexhealth.web-origins=*"),
				refused("origin with a path", "klexhealth.web-origins", api,
						"klexhealth.web-origins=https://a.example/b"),
				refused("origin with a trailing slash", "klexhealth.web-origins", api,
						"klexhealth.web-origins=https://a.example/"),
				refused("one bad origin of two", "https://b.example/", api,
						"klexhealth.web-origins=https://a.example,https://b.example/"),
				refused("algorithm none", "\"none\"", api, "klexhealth.resource-server.algorithms=none"),
				refused("algorithm HS256", "\"HS256\"", api, "klexhealth.resource-server.algorithms=RS256,HS256"),
				refused("no algorithm", "klexhealth.resource-server.algorithms", api,
						"klexhealth.resource-server.algorithms="),
				refused("user name", "spring.security.user.name", api, "spring.security.user.name=admin"),
				refused("user password", "spring.security.user.password", api,
						"spring.security.user.password=top-secret"),
				refused("user roles", "spring.security.user.roles", api, "spring.security.user.roles=ADMIN"),
				refused("loopback http for all to reach", "klexhealth.allow-loopback-http", id, secret,
						"klexhealth.allow-loopback-http=true",
						"klexhealth.client.redirect-url=https://a.example/login/oauth2/code/klexhealth"),
				refused("opaque tokens", "OpaqueTokenIntrospector", api,
						"spring.security.oauth2.resourceserver.opaquetoken.introspection-uri=https://klexhealth.com/i",
						"spring.security.oauth2.resourceserver.opaquetoken.client-id=id",
						"spring.security.oauth2.resourceserver.opaquetoken.client-secret=top-secret"),
				refused("Swagger UI with a secret", "springdoc.swagger-ui.oauth.client-secret", api,
						"springdoc.swagger-ui.oauth.client-secret=top-secret"),
				refused("Swagger UI with the login's client", "klexhealth.openapi.client-id", id, secret,
						"klexhealth.openapi.client-id=id"),
				refused("client credentials", "backend", registration(api, "client_credentials")),
				refused("password grant", "backend", registration(api, "password")),
				refused("implicit grant", "backend", registration(api, "implicit")), refused("token exchange",
						"backend", registration(api, "urn:ietf:params:oauth:grant-type:token-exchange")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("beans")
	void aWrongBeanIsRefused(Class<?> configuration, String culprit) {
		this.runner.withPropertyValues("klexhealth.resource-server.audiences=my-api")
			.withUserConfiguration(configuration)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertRefused(context.getStartupFailure(), culprit);
			});
	}

	static Stream<Object[]> beans() {
		return Stream.of(new Object[] { WrongBeans.RegistrationInMemory.class, "'registrations'" },
				new Object[] { WrongBeans.RegistrationSupplied.class, "'registrations'" },
				new Object[] { WrongBeans.RegistrationWrapped.class, "'registrations'" },
				new Object[] { WrongBeans.Decoder.class, "'decoder'" },
				new Object[] { WrongBeans.Introspector.class, "'introspector'" },
				new Object[] { WrongBeans.Users.class, "'users'" },
				new Object[] { WrongBeans.PasswordProvider.class, "PasswordAuthenticationProvider" },
				new Object[] { WrongBeans.ProviderForAll.class, "PasswordAuthenticationProvider" },
				new Object[] { WrongBeans.BasicForAll.class, "'klexHealthApiFilterChain'" },
				new Object[] { WrongBeans.Basic.class, "'basic'" }, new Object[] { WrongBeans.Form.class, "'form'" },
				new Object[] { WrongBeans.Digest.class, "'digest'" }, new Object[] { WrongBeans.X509.class, "'x509'" },
				new Object[] { WrongBeans.RememberMe.class, "'rememberMe'" },
				new Object[] { WrongBeans.OneTimeToken.class, "'oneTimeToken'" },
				new Object[] { WrongBeans.SwitchUser.class, "'switchUser'" },
				new Object[] { WrongBeans.PreAuthenticated.class, "'preAuthenticated'" },
				new Object[] { WrongBeans.OwnFilter.class, "OwnAuthenticationFilter" },
				new Object[] { WrongBeans.OwnDecoderInChain.class, "'ownDecoder'" },
				new Object[] { WrongBeans.OwnManagerInChain.class, "'ownManager'" },
				new Object[] { WrongBeans.OpaqueInChain.class, "'opaque'" },
				new Object[] { WrongBeans.EveryRequest.class, "'everyRequest'" },
				new Object[] { WrongBeans.Ignoring.class, "/internal/**" },
				new Object[] { WrongBeans.NoFilters.class, "/internal/**" });
	}

	@Test
	void severalFaultsAreReportedTogether() {
		this.runner
			.withPropertyValues("klexhealth.resource-server.audiences=my-api", "spring.security.user.name=admin",
					"klexhealth.web-origins=*")
			.withUserConfiguration(WrongBeans.FormAndBasic.class, WrongBeans.Users.class)
			.run((context) -> {
				String text = text(context.getStartupFailure());
				assertThat(text).contains("spring.security.user.name", "klexhealth.web-origins", "'formAndBasic'",
						"'users'", "form login", "HTTP basic");
			});
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whatFailsOnTheWayDoesNotHideWhatTheLockFound(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class, WrongBeans.EveryRequest.class);
		application.setDefaultProperties(Map.of("klexhealth.resource-server.audiences", "my-api",
				"spring.security.user.name", "admin", "server.port", "0"));
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START", "spring.security.user.name", "'everyRequest'",
				"http.securityMatcher(");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void anUnsetVariableIsExplainedByItsProperty(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("klexhealth.client.client-id", "${NOT_SET_ANYWHERE}",
				"klexhealth.client.client-secret", "secret", "server.port", "0"));
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START", "klexhealth.client.client-id", "NOT_SET_ANYWHERE");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void aPathThatSpringSecurityCannotReadIsExplainedByItsProperty(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("klexhealth.resource-server.audiences", "my-api",
				"klexhealth.resource-server.paths", "api", "server.port", "0"));
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START", "klexhealth.resource-server.paths=/api");
	}

	@ParameterizedTest
	@MethodSource("switches")
	void thereIsNoOffSwitch(String property) {
		this.runner.withPropertyValues("klexhealth.resource-server.audiences=my-api", property)
			.withUserConfiguration(WrongBeans.Basic.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).isInstanceOf(LockedException.class);
			});
	}

	static Stream<String> switches() {
		String exclude = "spring.autoconfigure.exclude=";
		return Stream.of("spring.main.lazy-initialization=true", exclude + KlexHealthLockAutoConfiguration.class
			.getName(), exclude
					+ "com.klexhealth.boot.resourceserver.autoconfigure.servlet.KlexHealthResourceServerWebSecurityAutoConfiguration",
				exclude + KlexHealthLockAutoConfiguration.class.getName()
						+ ",com.klexhealth.boot.resourceserver.autoconfigure.servlet.KlexHealthResourceServerWebSecurityAutoConfiguration,"
						+ "com.klexhealth.boot.resourceserver.autoconfigure.KlexHealthResourceServerAutoConfiguration");
	}

	@Test
	void withoutTheChainsOfTheStarterNothingStarts() {
		this.runner.withPropertyValues("klexhealth.resource-server.audiences=my-api",
				"spring.autoconfigure.exclude=com.klexhealth.boot.resourceserver.autoconfigure.servlet.KlexHealthResourceServerWebSecurityAutoConfiguration")
			.run((context) -> assertRefused(context.getStartupFailure(), "springSecurityFilterChain"));
	}

	@Test
	void aRegistrationAddedLaterIsRefusedWhenItIsUsed() {
		this.runner.withPropertyValues("klexhealth.resource-server.audiences=my-api")
			.withUserConfiguration(WrongBeans.RegistrationAddedLater.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				ClientRegistrationRepository registrations = context.getBean(ClientRegistrationRepository.class);
				assertThat(registrations.findByRegistrationId("harmless")).isNotNull();
				assertThatExceptionOfType(LockedException.class)
					.isThrownBy(() -> registrations.findByRegistrationId("later"))
					.withMessageContaining("client_credentials");
			});
	}

	private static void assertRefused(@Nullable Throwable failure, String culprit) {
		String text = text(failure);
		assertThat(text).contains(culprit).contains("Rule:").doesNotContain("top-secret");
	}

	private static String text(@Nullable Throwable failure) {
		FailureAnalysis analysis = (failure != null) ? new LockFailureAnalyzer(null, null).analyze(failure) : null;
		if (analysis == null) {
			throw new AssertionError("Not refused by the lock", failure);
		}
		return analysis.getDescription() + analysis.getAction();
	}

	private static Object[] refused(String name, String culprit, String... properties) {
		return new Object[] { name, culprit, properties };
	}

	private static String[] registration(String api, String grant) {
		return Stream.concat(Stream.of(KLEXHEALTH_REGISTRATION), Stream.of(api, OTHER_GRANT + grant))
			.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
