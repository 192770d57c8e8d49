package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A provider that logs everybody in without asking, each time as somebody else, and
 * counts what it is asked for. It is as strict as Keycloak: a code is good once and only
 * with its verifier, and so is a refresh token, whose second use ends the session.
 */
public final class TestProvider implements AutoCloseable {

	private static final String CREDENTIALS = "Basic " + Base64.getEncoder()
		.encodeToString("klexhealth-webapp:klexhealth-webapp-secret".getBytes(StandardCharsets.US_ASCII));

	private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

	private final Map<String, Code> codes = new ConcurrentHashMap<>();

	private final Map<String, Person> refreshTokens = new ConcurrentHashMap<>();

	private final Map<String, Person> spentRefreshTokens = new ConcurrentHashMap<>();

	private final Map<String, Person> people = new ConcurrentHashMap<>();

	private final Set<String> endedSessions = ConcurrentHashMap.newKeySet();

	private final AtomicInteger authorizations = new AtomicInteger();

	private final AtomicInteger refreshes = new AtomicInteger();

	private final AtomicInteger refusedRefreshes = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final RSAKey key;

	private final HttpServer server;

	private volatile Duration firstLifetime = USUAL_LIFETIME;

	private volatile Runnable beforeRefresh = () -> {
	};

	private TestProvider() throws IOException, JOSEException {
		this.key = new RSAKeyGenerator(2048).keyID("key").keyUse(KeyUse.SIGNATURE).generate();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/.well-known/openid-configuration",
				(exchange) -> answer(exchange, 200, JSONObjectUtils.toJSONString(metadata())));
		this.server.createContext("/keys",
				(exchange) -> answer(exchange, 200, new JWKSet(this.key.toPublicJWK()).toString()));
		this.server.createContext("/authorize", this::authorize);
		this.server.createContext("/token", this::token);
		this.server.createContext("/logout", TestProvider::endSession);
		this.server.start();
	}

	public static TestProvider start() {
		try {
			return new TestProvider();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Gives people who log in an access token that is over soon. Refreshed ones last.
	 */
	public void giveShortTokens() {
		this.firstLifetime = ShortLife.DURATION;
	}

	public void giveUsualTokens() {
		this.firstLifetime = USUAL_LIFETIME;
	}

	/**
	 * Has something done before a refresh is answered.
	 * @param action what to do
	 */
	public void beforeRefresh(Runnable action) {
		this.beforeRefresh = action;
	}

	public int authorizations() {
		return this.authorizations.get();
	}

	public int refreshes() {
		return this.refreshes.get();
	}

	public int refusedRefreshes() {
		return this.refusedRefreshes.get();
	}

	/**
	 * Makes the token that says a session has ended (OpenID Connect Back-Channel Logout
	 * 1.0, section 2.4), a new one each time.
	 * @param subject the person whose session it is
	 * @return a logout token
	 */
	public String logoutToken(String subject) {
		Person person = person(subject);
		Instant now = Instant.now();
		return sign("logout+jwt",
				claims(person, "klexhealth-webapp", now).expirationTime(Date.from(now.plusSeconds(120)))
					.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
					.build());
	}

	/**
	 * Ends a session without telling anybody: its refresh tokens are refused.
	 * @param subject the person whose session it is
	 */
	public void endSession(String subject) {
		this.endedSessions.add(person(subject).sid());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private Person person(String subject) {
		Person person = this.people.get(subject);
		if (person == null) {
			throw new AssertionError(subject + " never logged in");
		}
		return person;
	}

	private Map<String, Object> metadata() {
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("issuer", uri());
		metadata.put("authorization_endpoint", uri() + "/authorize");
		metadata.put("token_endpoint", uri() + "/token");
		metadata.put("end_session_endpoint", uri() + "/logout");
		metadata.put("jwks_uri", uri() + "/keys");
		metadata.put("response_types_supported", List.of("code"));
		metadata.put("subject_types_supported", List.of("public"));
		metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
		metadata.put("code_challenge_methods_supported", List.of("S256"));
		metadata.put("authorization_response_iss_parameter_supported", true);
		return metadata;
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> request = parameters(exchange.getRequestURI().getRawQuery());
		if (!"S256".equals(request.get("code_challenge_method"))) {
			answer(exchange, 400, "PKCE is required");
			return;
		}
		this.authorizations.incrementAndGet();
		Person person = new Person(UUID.randomUUID().toString(), UUID.randomUUID().toString());
		this.people.put(person.subject(), person);
		String code = UUID.randomUUID().toString();
		this.codes.put(code, new Code(person, required(request, "nonce"), required(request, "code_challenge")));
		redirect(exchange, required(request, "redirect_uri") + "?" + Http
			.form(new LinkedHashMap<>(Map.of("code", code, "state", required(request, "state"), "iss", uri()))));
	}

	private void token(HttpExchange exchange) throws IOException {
		Map<String, String> request = parameters(
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		if (!CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 400, error("invalid_client"));
		}
		else if ("authorization_code".equals(request.get("grant_type"))) {
			Code code = this.codes.remove(required(request, "code"));
			boolean good = code != null && code.challenge().equals(challenge(required(request, "code_verifier")));
			answer(exchange, (good) ? 200 : 400,
					(code != null && good) ? tokens(code.person(), code.nonce()) : error("invalid_grant"));
		}
		else {
			refresh(exchange, required(request, "refresh_token"));
		}
	}

	private void refresh(HttpExchange exchange, String refreshToken) throws IOException {
		this.beforeRefresh.run();
		Person person = this.refreshTokens.remove(refreshToken);
		if (person == null) {
			this.refusedRefreshes.incrementAndGet();
			Person reused = this.spentRefreshTokens.get(refreshToken);
			if (reused != null) {
				this.endedSessions.add(reused.sid());
			}
			answer(exchange, 400, error("invalid_grant"));
			return;
		}
		this.spentRefreshTokens.put(refreshToken, person);
		if (this.endedSessions.contains(person.sid())) {
			this.refusedRefreshes.incrementAndGet();
			answer(exchange, 400, error("invalid_grant"));
			return;
		}
		this.refreshes.incrementAndGet();
		answer(exchange, 200, tokens(person, null));
	}

	private String tokens(Person person, @Nullable String nonce) {
		Instant now = Instant.now();
		Duration lifetime = (nonce != null) ? this.firstLifetime : USUAL_LIFETIME;
		String refreshToken = UUID.randomUUID().toString();
		this.refreshTokens.put(refreshToken, person);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("token_type", "Bearer");
		answer.put("expires_in", lifetime.toSeconds());
		answer.put("scope", "openid profile");
		answer.put("refresh_token", refreshToken);
		answer.put("access_token", sign("at+jwt",
				claims(person, "practice-api", now).expirationTime(Date.from(now.plus(lifetime))).build()));
		answer.put("id_token",
				sign("JWT",
						claims(person, "klexhealth-webapp", now).expirationTime(Date.from(now.plus(USUAL_LIFETIME)))
							.claim("nonce", nonce)
							.claim("realm_access", Map.of("roles", List.of("practice-user")))
							.build()));
		return JSONObjectUtils.toJSONString(answer);
	}

	private JWTClaimsSet.Builder claims(Person person, String audience, Instant now) {
		return new JWTClaimsSet.Builder().issuer(uri())
			.subject(person.subject())
			.audience(audience)
			.issueTime(Date.from(now))
			.jwtID(UUID.randomUUID().toString())
			.claim("sid", person.sid());
	}

	private String sign(String type, JWTClaimsSet claims) {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type))
			.keyID(this.key.getKeyID())
			.build(), claims);
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static void endSession(HttpExchange exchange) throws IOException {
		redirect(exchange, required(parameters(exchange.getRequestURI().getRawQuery()), "post_logout_redirect_uri"));
	}

	private static String challenge(String verifier) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(
						MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String error(String code) {
		return JSONObjectUtils.toJSONString(Map.of("error", code));
	}

	private static Map<String, String> parameters(String encoded) {
		return Arrays.stream(encoded.split("&"))
			.map((parameter) -> parameter.split("=", 2))
			.collect(Collectors.toMap((parameter) -> parameter[0],
					(parameter) -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
	}

	private static String required(Map<String, String> parameters, String name) {
		String value = parameters.get(name);
		if (value == null) {
			throw new IllegalArgumentException("There is no " + name + " in " + parameters);
		}
		return value;
	}

	private static void redirect(HttpExchange exchange, String location) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().set("Location", location);
			exchange.sendResponseHeaders(302, -1);
		}
	}

	private static void answer(HttpExchange exchange, int status, String json) throws IOException {
		try (exchange) {
			byte[] body = json.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private record Person(String subject, String sid) {

	}

	private record Code(Person person, String nonce, String challenge) {

	}

}
