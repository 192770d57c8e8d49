package com.klexhealth.sample.api.http;

import java.io.IOException;
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
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import com.klexhealth.sample.api.Tokens;

/**
 * An issuer on loopback, for tests over a real network.
 */
final class LocalIssuer {

	private final ECKey key;

	private final HttpServer server;

	LocalIssuer() throws IOException, JOSEException {
		this.key = new ECKeyGenerator(Curve.P_256).keyID("key").keyUse(KeyUse.SIGNATURE).generate();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		serve("/.well-known/openid-configuration",
				JSONObjectUtils.toJSONString(Map.of("issuer", uri(), "authorization_endpoint", uri() + "/authorize",
						"token_endpoint", uri() + "/token", "jwks_uri", uri() + "/keys", "response_types_supported",
						List.of("code"), "subject_types_supported", List.of("public"),
						"id_token_signing_alg_values_supported", List.of("ES256"))));
		serve("/keys", new JWKSet(this.key.toPublicJWK()).toString());
		this.server.start();
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	String sign(Tokens token) throws JOSEException {
		Instant now = Instant.now();
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key").build(),
				new JWTClaimsSet.Builder().issuer(uri())
					.audience("klexhealth-sample-api")
					.subject(token.subject())
					.jwtID(UUID.randomUUID().toString())
					.claim("azp", "tests")
					.claim("scope", String.join(" ", token.scopes()))
					.claim("realm_access", Map.of("roles", List.copyOf(token.roles())))
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plusSeconds(600)))
					.build());
		jwt.sign(new ECDSASigner(this.key));
		return jwt.serialize();
	}

	void stop() {
		this.server.stop(0);
	}

	private void serve(String path, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

}
