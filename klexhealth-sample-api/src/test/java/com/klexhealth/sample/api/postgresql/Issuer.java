package com.klexhealth.sample.api.postgresql;

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

import com.klexhealth.sample.api.Tokens;

/**
 * Signs tokens that an API in another process accepts.
 */
final class Issuer implements AutoCloseable {

	private final ECKey key;

	private final HttpServer server;

	private Issuer(ECKey key, HttpServer server) {
		this.key = key;
		this.server = server;
	}

	static Issuer start() {
		try {
			Issuer issuer = new Issuer(new ECKeyGenerator(Curve.P_256).keyID("key").keyUse(KeyUse.SIGNATURE).generate(),
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

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Signs a token.
	 * @param tokens whose it is, and what for
	 * @param id its identifier ({@code jti})
	 * @return the token
	 */
	String sign(Tokens tokens, String id) {
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
				"subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported",
				List.of("ES256"));
	}

	private static void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
