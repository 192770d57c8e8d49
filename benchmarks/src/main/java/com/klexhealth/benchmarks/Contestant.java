package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * What is measured: the same tiny API, guarded in different ways.
 */
enum Contestant {

	/**
	 * This starter.
	 */
	KLEXHEALTH("this starter", "klexhealth",
			List.of("klexhealth.issuer-uri=ISSUER", "klexhealth.resource-server.audiences=AUDIENCE")),

	/**
	 * Spring Boot's resource server, with issuer and audience set.
	 */
	PLAIN("plain Spring Boot", "plain",
			List.of("spring.security.oauth2.resourceserver.jwt.issuer-uri=ISSUER",
					"spring.security.oauth2.resourceserver.jwt.audiences=AUDIENCE")),

	/**
	 * Plain with keys from Nimbus's own source.
	 */
	NIMBUS("plain + Nimbus's defaults", "plain",
			List.of("benchmarks.issuer=ISSUER", "benchmarks.audience=AUDIENCE",
					"spring.main.sources=com.klexhealth.benchmarks.contestant.NimbusDefaultsConfiguration")),

	/**
	 * The starter of spring-addons.
	 */
	SPRING_ADDONS("spring-addons", "spring-addons",
			List.of("com.c4-soft.springaddons.oidc.ops[0].iss=ISSUER",
					"com.c4-soft.springaddons.oidc.ops[0].aud=AUDIENCE",
					"com.c4-soft.springaddons.oidc.ops[0].username-claim=sub",
					"com.c4-soft.springaddons.oidc.ops[0].authorities[0].path=$.realm_access.roles",
					"com.c4-soft.springaddons.oidc.ops[0].authorities[0].prefix=ROLE_")),

	/**
	 * Okta's starter.
	 */
	OKTA("Okta's starter", "okta", List.of("okta.oauth2.issuer=ISSUER", "okta.oauth2.audience=AUDIENCE")),

	/**
	 * An endpoint open to all, which the others are held against.
	 */
	OPEN("open endpoint (permitAll)", "plain",
			List.of("spring.main.sources=com.klexhealth.benchmarks.contestant.OpenConfiguration")),

	/**
	 * This starter in an application that people also log in to.
	 */
	KLEXHEALTH_LOGIN("this starter", "klexhealth",
			List.of("klexhealth.issuer-uri=ISSUER", "klexhealth.resource-server.audiences=AUDIENCE",
					"klexhealth.client.client-id=prescriptions-web", "klexhealth.client.client-secret=secret",
					"klexhealth.allow-loopback-http=true")),

	/**
	 * Spring Boot's OAuth2 client.
	 */
	PLAIN_LOGIN("plain Spring Boot", "plain-login",
			List.of("spring.security.oauth2.client.registration.klexhealth.client-id=prescriptions-web",
					"spring.security.oauth2.client.registration.klexhealth.client-secret=secret",
					"spring.security.oauth2.client.registration.klexhealth.scope=openid,profile",
					"spring.security.oauth2.client.provider.klexhealth.issuer-uri=ISSUER"));

	/**
	 * Those that are an API and nothing else.
	 */
	static final List<Contestant> APIS = List.of(KLEXHEALTH, PLAIN, NIMBUS, SPRING_ADDONS, OKTA, OPEN);

	private final String title;

	private final String directory;

	private final List<String> properties;

	Contestant(String title, String directory, List<String> properties) {
		this.title = title;
		this.directory = directory;
		this.properties = properties;
	}

	/**
	 * Tells whether tokens signed with an algorithm pass as it is configured here. Okta's
	 * starter takes RS256 and nothing else, whatever the issuer's keys are for.
	 * @param algorithm the algorithm
	 * @return whether they pass
	 */
	boolean takes(JWSAlgorithm algorithm) {
		return this != OKTA || algorithm.equals(JWSAlgorithm.RS256);
	}

	static Contestant of(String name) {
		return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	String title() {
		return this.title;
	}

	List<String> arguments(String issuer) {
		return this.properties.stream()
			.map((property) -> "--" + property.replace("ISSUER", issuer).replace("AUDIENCE", Tokens.AUDIENCE))
			.toList();
	}

	/**
	 * Reads the class path that Maven resolved.
	 * @param contestants the directory of the contestants' poms
	 * @return the class path, without the application's own classes
	 */
	String classPath(Path contestants) throws IOException {
		Path file = contestants.resolve(this.directory).resolve("target/class-path");
		if (!Files.exists(file)) {
			throw new BenchmarkException(
					"There is no class path in %s. Run the benchmarks with Maven and -Pbenchmarks.".formatted(file));
		}
		return Files.readString(file).strip();
	}

}
