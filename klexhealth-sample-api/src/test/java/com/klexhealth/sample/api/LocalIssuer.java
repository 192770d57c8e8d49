package com.klexhealth.sample.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An issuer on loopback, for tests over a real network: it says where it is, shows its
 * key and signs tokens.
 */
public final class LocalIssuer implements AutoCloseable {

	private final ECKey key;

	private final HttpServer server;

	private LocalIssuer(ECKey key, HttpServer server) {
		this.key = key;
		this.server = server;
	}

	/**
	 * Starts an issuer at a port that is free.
	 * @return the issuer
	 */
	public static LocalIssuer start() {
		try {
			LocalIssuer issuer = new LocalIssuer(
					new ECKeyGenerator(Curve.P_256).keyID("key").keyUse(KeyUse.SIGNATURE).generate(),
					HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
			issuer.server.createContext("/.well-known/openid-configuration",
					(exchange) -> answer(exchange, JSONObjectUtils.toJSONString(issuer.metadata())));
			issuer.server.createContext("/keys",
					(exchange) -> answer(exchange, new JWKSet(issuer.key.toPublicJWK()).toString()));
			issuer.server.start();
			return issuer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Where it is.
	 * @return the value of {@code klexhealth.issuer-uri}
	 */
	public String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Signs a token that no other is like.
	 * @param tokens whose it is, and what for
	 * @return the token
	 */
	public String sign(Tokens tokens) {
		return sign(tokens, UUID.randomUUID().toString());
	}

	/**
	 * Signs a token.
	 * @param tokens whose it is, and what for
	 * @param id its identifier ({@code jti})
	 * @return the token
	 */
	public String sign(Tokens tokens, String id) {
		Instant now = Instant.now();
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key").build(),
				new JWTClaimsSet.Builder().issuer(uri())
					.audience("klexhealth-sample-api")
					.subject(tokens.subject())
					.jwtID(id)
					.claim("azp", "a-client")
					.claim("scope", String.join(" ", tokens.scopes()))
					.claim("realm_access", Map.of("roles", List.copyOf(tokens.roles())))
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plus(Duration.ofHours(1))))
					.build());
		try {
			jwt.sign(new ECDSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jwt.serialize();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private Map<String, Object> metadata() {
		return Map.of("issuer", uri(), "authorization_endpoint", uri() + "/authorize", "token_endpoint",
				uri() + "/token", "jwks_uri", uri() + "/keys", "response_types_supported", List.of("code"),
				"subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported", List.of("ES256"),
				"token_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));
	}

	private static void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
