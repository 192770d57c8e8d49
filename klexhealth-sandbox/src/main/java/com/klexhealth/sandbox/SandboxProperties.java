package com.klexhealth.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * What can be configured of the sandbox.
 */
@ConfigurationProperties("klexhealth.sandbox")
public class SandboxProperties {

	/**
	 * Issuer of tokens, as applications write it into klexhealth.issuer-uri. It has to be
	 * a loopback address without a path.
	 */
	private String issuer = "http://localhost:9000";

	/**
	 * File that keeps accounts, clients, consents, tokens and the signing key beyond a
	 * restart. Without one, all of it lives in memory.
	 */
	private @Nullable Path file;

	/**
	 * Audiences of access tokens: the APIs that they are meant for.
	 */
	private List<String> audiences = List.of("klexhealth-sample-api");

	/**
	 * How long an access token is valid.
	 */
	private Duration accessTokenTimeToLive = Duration.ofMinutes(5);

	@NestedConfigurationProperty
	private final DemoProperties demo = new DemoProperties();

	public String getIssuer() {
		return this.issuer;
	}

	public void setIssuer(String issuer) {
		this.issuer = issuer;
	}

	public @Nullable Path getFile() {
		return this.file;
	}

	public void setFile(@Nullable Path file) {
		this.file = file;
	}

	public List<String> getAudiences() {
		return this.audiences;
	}

	public void setAudiences(List<String> audiences) {
		this.audiences = audiences;
	}

	public Duration getAccessTokenTimeToLive() {
		return this.accessTokenTimeToLive;
	}

	public void setAccessTokenTimeToLive(Duration accessTokenTimeToLive) {
		this.accessTokenTimeToLive = accessTokenTimeToLive;
	}

	public DemoProperties getDemo() {
		return this.demo;
	}

}
