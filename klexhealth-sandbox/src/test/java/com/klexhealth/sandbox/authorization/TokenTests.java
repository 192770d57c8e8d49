package com.klexhealth.sandbox.authorization;

import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes out of a login.
 */
class TokenTests {

	private static final RunningSandbox sandbox = RunningSandbox.shared();

	private static final Browser browser = new Browser(sandbox);

	private static final SampleWebapp webapp = new SampleWebapp();

	private static Map<String, Object> tokens = Map.of();

	@BeforeAll
	static void logIn() {
		browser.loggedIn("weber");
		tokens = webapp.tokens(browser);
	}

	@Test
	void anAccessTokenHasTheFormOfRfc9068() throws ParseException {
		SignedJWT token = SampleWebapp.jwt(tokens, "access_token");
		assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
		assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
		JWTClaimsSet claims = token.getJWTClaimsSet();
		assertThat(claims.getIssuer()).isEqualTo(sandbox.issuer());
		assertThat(claims.getAudience()).containsExactly("klexhealth-sample-api");
		assertThat(claims.getStringClaim("client_id")).isEqualTo("klexhealth-sample-webapp");
		assertThat(claims.getStringClaim("azp")).isEqualTo("klexhealth-sample-webapp");
		assertThat(claims.getStringClaim("scope")).isEqualTo("openid patients:read profile");
		assertThat(claims.getJWTID()).isNotBlank();
		assertThat(claims.getDateClaim("auth_time")).isBeforeOrEqualTo(claims.getIssueTime());
	}

	@Test
	void anAccessTokenIsAboutTheAccountAndItsRole() throws ParseException {
		JWTClaimsSet claims = SampleWebapp.jwt(tokens, "access_token").getJWTClaimsSet();
		assertThat(claims.getSubject()).isEqualTo("6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01");
		assertThat(claims.getJSONObjectClaim("realm_access")).isEqualTo(Map.of("roles", List.of("practitioner")));
	}

	@Test
	void anAccessTokenLivesForFiveMinutes() throws ParseException {
		JWTClaimsSet claims = SampleWebapp.jwt(tokens, "access_token").getJWTClaimsSet();
		assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime()).isEqualTo(300_000);
		assertThat((Integer) tokens.get("expires_in")).isBetween(290, 300);
	}

	@Test
	void anAccessTokenNamesNobody() throws ParseException {
		assertThat(SampleWebapp.jwt(tokens, "access_token").getJWTClaimsSet().getClaims()).doesNotContainKeys("name",
				"given_name", "family_name", "preferred_username", "email");
	}

	@Test
	void anIdTokenNamesTheAccount() throws ParseException {
		JWTClaimsSet claims = SampleWebapp.jwt(tokens, "id_token").getJWTClaimsSet();
		assertThat(claims.getSubject()).isEqualTo("6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01");
		assertThat(claims.getAudience()).containsExactly("klexhealth-sample-webapp");
		assertThat(claims.getStringClaim("name")).isEqualTo("Dr. Miriam Weber");
		assertThat(claims.getStringClaim("given_name")).isEqualTo("Miriam");
		assertThat(claims.getStringClaim("family_name")).isEqualTo("Weber");
		assertThat(claims.getStringClaim("preferred_username")).isEqualTo("weber");
		assertThat(claims.getStringClaim("nonce")).isEqualTo("a nonce");
		assertThat(claims.getStringClaim("sid")).isNotBlank();
		assertThat(claims.getJSONObjectClaim("realm_access")).isEqualTo(Map.of("roles", List.of("practitioner")));
	}

	@Test
	void anIdTokenHasNoEmailAddressUnlessItWasAskedFor() throws ParseException {
		assertThat(SampleWebapp.jwt(tokens, "id_token").getJWTClaimsSet().getClaims()).doesNotContainKey("email");
	}

	@Test
	void anIdTokenHasNoNameUnlessItWasAskedFor() throws ParseException {
		Map<String, Object> nameless = webapp.tokens(browser, "scope", "openid email");
		JWTClaimsSet claims = SampleWebapp.jwt(nameless, "id_token").getJWTClaimsSet();
		assertThat(claims.getClaims()).doesNotContainKeys("name", "preferred_username")
			.containsEntry("email", "weber@example.com");
	}

	@Test
	void bothAreSignedByThePublishedKey() throws ParseException, JOSEException {
		JWKSet keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
		assertThat(keys.getKeys()).hasSize(1);
		JWK key = keys.getKeys().get(0);
		assertThat(key.isPrivate()).isFalse();
		assertThat(key.size()).isEqualTo(2048);
		for (String name : List.of("access_token", "id_token")) {
			SignedJWT token = SampleWebapp.jwt(tokens, name);
			assertThat(token.getHeader().getKeyID()).isEqualTo(key.getKeyID());
			assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
		}
	}

	@Test
	void aRefreshTokenWorksOnce() {
		Map<String, Object> first = webapp.tokens(browser);
		String refreshToken = String.valueOf(first.get("refresh_token"));
		Map<String, Object> second = SampleWebapp.json(webapp.refresh(browser, refreshToken).body());
		assertThat(second.get("refresh_token")).isNotNull().isNotEqualTo(refreshToken);
		HttpResponse<String> again = webapp.refresh(browser, refreshToken);
		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(SampleWebapp.json(again.body())).containsEntry("error", "invalid_grant");
	}

	@Test
	void aRefreshedAccessTokenSaysTheSame() throws ParseException {
		String refreshToken = String.valueOf(webapp.tokens(browser).get("refresh_token"));
		Map<String, Object> refreshed = SampleWebapp.json(webapp.refresh(browser, refreshToken).body());
		SignedJWT token = SampleWebapp.jwt(refreshed, "access_token");
		assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
		assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01");
		assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("openid patients:read profile");
	}

	@Test
	void userInfoTakesTheAccessToken() {
		HttpResponse<String> response = browser.get("/userinfo", "Authorization",
				"Bearer " + tokens.get("access_token"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(SampleWebapp.json(response.body())).containsEntry("name", "Dr. Miriam Weber");
	}

	@Test
	void userInfoRefusesTheIdToken() {
		HttpResponse<String> response = browser.get("/userinfo", "Authorization", "Bearer " + tokens.get("id_token"));
		assertThat(response.statusCode()).isEqualTo(401);
	}

	@Test
	void introspectionKnowsTheAccessToken() {
		HttpResponse<String> response = browser.post("/oauth2/introspect",
				List.of("token", String.valueOf(tokens.get("access_token"))), "Authorization",
				webapp.basicAuthorization());
		assertThat(SampleWebapp.json(response.body())).containsEntry("active", true)
			.containsEntry("client_id", "klexhealth-sample-webapp");
	}

	@Test
	void aRevokedRefreshTokenIsNoLongerGood() {
		String refreshToken = String.valueOf(webapp.tokens(browser).get("refresh_token"));
		browser.post("/oauth2/revoke", List.of("token", refreshToken), "Authorization", webapp.basicAuthorization());
		assertThat(webapp.refresh(browser, refreshToken).statusCode()).isEqualTo(400);
	}

	@Test
	void aCodeWorksOnce() {
		String code = SampleWebapp.parameter(webapp.authorize(browser), "code");
		assertThat(webapp.redeem(browser, code).statusCode()).isEqualTo(200);
		assertThat(SampleWebapp.json(webapp.redeem(browser, code).body())).containsEntry("error", "invalid_grant");
	}

	@Test
	void aCodeIsWorthNothingWithoutItsVerifier() {
		String code = SampleWebapp.parameter(webapp.authorize(browser), "code");
		HttpResponse<String> response = webapp.redeem(browser, code, "code_verifier", "x".repeat(43));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "invalid_grant");
	}

}
