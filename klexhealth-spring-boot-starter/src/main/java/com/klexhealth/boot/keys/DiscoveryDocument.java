package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

import com.klexhealth.url.Origin;
import com.klexhealth.url.UrlRule;
import com.klexhealth.url.UrlRules;

/**
 * What an issuer says of itself, once it was found to be in order (OpenID Connect
 * Discovery 1.0, section 4.3).
 *
 * @param claims what it says
 * @param jwkSetUrl where its keys are
 */
record DiscoveryDocument(Map<String, Object> claims, URL jwkSetUrl) {

	private static final List<String> ENDPOINTS = List.of("authorization_endpoint", "token_endpoint",
			"userinfo_endpoint", "end_session_endpoint");

	/**
	 * Reads a document.
	 * @param document the document
	 * @param issuer the issuer it has to be of
	 * @param rules what the URLs in it may look like
	 * @return the document
	 * @throws IOException if it is not in order
	 */
	static DiscoveryDocument parse(String document, String issuer, UrlRules rules) throws IOException {
		Map<String, Object> claims = claims(document);
		if (!issuer.equals(claims.get("issuer"))) {
			throw new IOException("The discovery document is that of another issuer");
		}
		for (String endpoint : ENDPOINTS) {
			if (claims.get(endpoint) != null) {
				check(endpoint, claims.get(endpoint), rules);
			}
		}
		URI keys = check("jwks_uri", claims.get("jwks_uri"), rules);
		if (!Origin.of(keys).equals(Origin.of(URI.create(issuer)))) {
			throw new IOException("The jwks_uri of the discovery document is at another origin");
		}
		return new DiscoveryDocument(Collections.unmodifiableMap(claims), keys.toURL());
	}

	private static Map<String, Object> claims(String document) throws IOException {
		try {
			Map<String, Object> claims = JSONObjectUtils.parse(document);
			if (claims != null) {
				return claims;
			}
		}
		catch (ParseException ex) {
			throw new IOException("The discovery document is not a JSON object", ex);
		}
		throw new IOException("The discovery document is not a JSON object");
	}

	private static URI check(String name, @Nullable Object value, UrlRules rules) throws IOException {
		if (!(value instanceof String url)) {
			throw new IOException("The " + name + " of the discovery document is not a URL");
		}
		for (UrlRule broken : rules.brokenByRedirectUrl(url)) {
			throw new IOException(
					"The %s of the discovery document cannot be used: %s".formatted(name, broken.getExplanation()));
		}
		return URI.create(url);
	}

}
