package com.klexhealth.sample.api.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import com.klexhealth.sample.api.Tokens;

/**
 * An issuer on loopback that says where it is, shows its keys and signs tokens.
 */
final class LocalIssuer implements AutoCloseable {

	private final HttpServer server;

	private final RSAKey key;

	LocalIssuer() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("a-key").generate();
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		serve("/.well-known/openid-configuration",
				Map.of("issuer", uri(), "authorization_endpoint", uri() + "/authorize", "token_endpoint",
						uri() + "/token", "jwks_uri", uri() + "/jwks", "token_endpoint_auth_methods_supported",
						List.of("client_secret_basic", "none")));
		serve("/jwks", new JWKSet(this.key.toPublicJWK()).toJSONObject());
		this.server.start();
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String token(Tokens token) {
		Instant now = Instant.now();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(uri())
			.subject(token.subject())
			.audience("klexhealth-sample-api")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(600)))
			.jwtID(UUID.randomUUID().toString())
			.claim("azp", "a-smart-app")
			.claim("scope", String.join(" ", token.scopes()))
			.claim("realm_access", Map.of("roles", List.copyOf(token.roles())))
			.build();
		try {
			SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("a-key").build(), claims);
			jwt.sign(new RSASSASigner(this.key));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void serve(String path, Map<String, Object> answer) {
		byte[] body = JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8);
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

}
