package com.klexhealth.sample.api.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An issuer on loopback that signs whatever token a test asks for: good ones, and those
 * that a protected API has to refuse.
 */
final class Issuer implements AutoCloseable {

	static final String AUDIENCE = "klexhealth-sample-api";

	static final String CLIENT = "contract-tests";

	private final ECKey key = newKey();

	private final ECKey unpublishedKey = newKey();

	private final HttpServer server;

	private Issuer(HttpServer server) {
		this.server = server;
		server.createContext("/.well-known/openid-configuration",
				(exchange) -> answer(exchange, JSONObjectUtils.toJSONString(metadata())));
		server.createContext("/keys", (exchange) -> answer(exchange, new JWKSet(this.key.toPublicJWK()).toString()));
	}

	static Issuer start() throws IOException {
		Issuer issuer = new Issuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
		issuer.server.start();
		return issuer;
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * A token that the API accepts.
	 * @param account whose it is
	 * @param scopes what it is for
	 * @param id the token's identifier ({@code jti})
	 * @return the token
	 */
	String token(Account account, Set<String> scopes, String id) {
		return sign(claims(account, scopes, id).build(), this.key);
	}

	/**
	 * A token that the API does not accept, although it says all that a good one says.
	 * @param flaw what is wrong with it
	 * @param account whose it is
	 * @param scopes what it is for
	 * @param id the token's identifier ({@code jti})
	 * @return the token
	 */
	String flawedToken(Flaw flaw, Account account, Set<String> scopes, String id) {
		JWTClaimsSet.Builder claims = claims(account, scopes, id);
		Instant now = Instant.now();
		return switch (flaw) {
			case EXPIRED -> sign(claims.issueTime(Date.from(now.minus(Duration.ofHours(2))))
				.expirationTime(Date.from(now.minus(Duration.ofHours(1))))
				.build(), this.key);
			case FOREIGN_AUDIENCE -> sign(claims.audience("another-api").build(), this.key);
			case FOREIGN_ISSUER -> sign(claims.issuer("https://issuer.example.com").build(), this.key);
			case FOREIGN_KEY -> sign(claims.build(), this.unpublishedKey);
			case SHARED_SECRET -> signWithPublicKeyAsSecret(claims.build());
			case UNSIGNED -> new PlainJWT(claims.build()).serialize();
			case GARBAGE -> "not.a.token";
		};
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private JWTClaimsSet.Builder claims(Account account, Set<String> scopes, String id) {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer(uri())
			.audience(AUDIENCE)
			.subject(account.subject())
			.jwtID(id)
			.claim("azp", CLIENT)
			.claim("scope", String.join(" ", scopes))
			.claim("realm_access", Map.of("roles", List.copyOf(account.roles())))
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
	}

	private Map<String, Object> metadata() {
		return Map.of("issuer", uri(), "authorization_endpoint", uri() + "/authorize", "token_endpoint",
				uri() + "/token", "jwks_uri", uri() + "/keys", "response_types_supported", List.of("code"),
				"subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported",
				List.of("ES256"));
	}

	private String signWithPublicKeyAsSecret(JWTClaimsSet claims) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key").build(), claims);
			jwt.sign(new MACSigner(this.key.toPublicKey().getEncoded()));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sign(JWTClaimsSet claims, ECKey key) {
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key").build(), claims);
			jwt.sign(new ECDSASigner(key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("key").keyUse(KeyUse.SIGNATURE).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void answer(HttpExchange exchange, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	/**
	 * What can be wrong with a token.
	 */
	enum Flaw {

		/** It was good an hour ago. */
		EXPIRED,

		/** It is for another API. */
		FOREIGN_AUDIENCE,

		/** Another issuer made it. */
		FOREIGN_ISSUER,

		/** Its key is not the issuer's. */
		FOREIGN_KEY,

		/** Its signature is an HMAC, with the public key as the secret. */
		SHARED_SECRET,

		/** It has no signature. */
		UNSIGNED,

		/** It is none. */
		GARBAGE

	}

}
