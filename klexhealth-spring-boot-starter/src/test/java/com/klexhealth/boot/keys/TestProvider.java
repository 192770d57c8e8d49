package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.url.UrlRules;

/**
 * A provider without a network, which answers what a test wants it to.
 */
final class TestProvider implements ResourceRetriever {

	static final String ISSUER = "https://klexhealth.com/realms/practice";

	static final String DISCOVERY = ISSUER + "/.well-known/openid-configuration";

	static final String KEYS = ISSUER + "/certs";

	/** What was asked for, in turn. */
	final List<String> urls = new ArrayList<>();

	/** What is answered at a URL. */
	final Map<String, String> answers = new LinkedHashMap<>();

	/** What goes wrong at a URL. */
	final Map<String, Throwable> faults = new LinkedHashMap<>();

	/** What happens after keys were answered. */
	Runnable afterKeys = () -> {
	};

	TestProvider() {
		goUp();
	}

	void goUp() {
		this.faults.clear();
		this.answers.clear();
		this.answers.put(DISCOVERY, discovery(""));
		publish(TestKeys.RSA, TestKeys.EC);
	}

	void goDown() {
		fail(DISCOVERY);
		fail(KEYS);
	}

	void fail(String url) {
		this.faults.put(url, new IOException("down"));
	}

	void publish(JWK... keys) {
		this.answers.put(KEYS, new JWKSet(List.of(keys)).toString());
	}

	static String discovery(String more) {
		return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"%s}".formatted(ISSUER, KEYS, more);
	}

	int fetches(String url) {
		return (int) this.urls.stream().filter(url::equals).count();
	}

	KeySetFetcher fetcher(MutableClock clock) {
		IssuerMetadata metadata = new IssuerMetadata(ISSUER, UrlRules.strict(), this, Duration.ofSeconds(10), clock);
		KeyPolicy policy = new KeyPolicy(Set.of("RS256", "PS256", "ES256"), clock);
		return new KeySetFetcher(metadata, () -> this, new KeySetReader(policy));
	}

	@Override
	public Resource retrieveResource(URL url) throws IOException {
		this.urls.add(url.toString());
		@Nullable Throwable fault = this.faults.get(url.toString());
		if (fault instanceof IOException broken) {
			throw broken;
		}
		if (fault instanceof RuntimeException broken) {
			throw broken;
		}
		if (fault instanceof Error broken) {
			throw broken;
		}
		String answer = this.answers.get(url.toString());
		if (answer == null) {
			throw new IOException(url + " answered with status 404");
		}
		if (KEYS.equals(url.toString())) {
			this.afterKeys.run();
		}
		return new Resource(answer, "application/json");
	}

}
