package com.klexhealth.boot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider over real HTTP which is honest until a test makes it lie, and which
 * can be killed. The page on which people log in is played by the test: it reads what the
 * provider is asked with, has it {@linkplain #agree agree} and makes the callback itself.
 * <p>
 * When it is honest it redeems a code once, for the client, the redirect URL and the
 * verifier that it was asked with (RFC 6749, section 4.1.3; RFC 7636, section 4.6).
 */
public final class LyingProvider implements AutoCloseable {

	static {
		// each answer of the JDK's server takes 40 ms otherwise
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	/** Who logs in. */
	public static final String SUBJECT = "0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11";

	/** The secret of the client. */
	public static final String CLIENT_SECRET = "5ecret";

	private final boolean announcesIssuer;

	private final ProviderEndpoint discovery = new ProviderEndpoint((exchange) -> json(exchange, metadata()));

	private final ProviderEndpoint keys = new ProviderEndpoint(
			(exchange) -> ProviderAnswer.json(publishedKeys()).give(exchange));

	private final ProviderEndpoint token = new ProviderEndpoint(this::answerTokenRequest);

	private final ProviderEndpoint userInfo = new ProviderEndpoint(
			(exchange) -> json(exchange, Map.of("sub", SUBJECT)));

	private final Map<String, Map<String, String>> agreed = new ConcurrentHashMap<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private volatile JWKSet published = new JWKSet();

	private volatile Consumer<TestToken> idTokenLie = (token) -> {
	};

	private volatile BiConsumer<Map<String, @Nullable Object>, Map<String, String>> tokenLie = (response, asked) -> {
	};

	private HttpServer server;

	private LyingProvider(boolean announcesIssuer) throws IOException {
		this.announcesIssuer = announcesIssuer;
		this.server = listen(0);
		tellTheTruth();
	}

	/**
	 * Starts a provider.
	 * @param announcesIssuer whether it says that it names itself in its responses (RFC
	 * 9207, section 3), and does so
	 * @return the provider
	 */
	public static LyingProvider start(boolean announcesIssuer) {
		try {
			return new LyingProvider(announcesIssuer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public ProviderEndpoint discovery() {
		return this.discovery;
	}

	public ProviderEndpoint keys() {
		return this.keys;
	}

	public ProviderEndpoint token() {
		return this.token;
	}

	public ProviderEndpoint userInfo() {
		return this.userInfo;
	}

	/**
	 * Agrees to a login, as if somebody had logged in on the provider's page.
	 * @param asked the parameters that the provider was asked with
	 * @return the honest answer
	 */
	public Callback agree(Map<String, String> asked) {
		String code = UUID.randomUUID().toString();
		this.agreed.put(code, asked);
		return answer(asked).with("code", code);
	}

	/**
	 * Does not agree to a login.
	 * @param asked the parameters that the provider was asked with
	 * @param error the error
	 * @return the answer
	 */
	public Callback deny(Map<String, String> asked, String error) {
		return answer(asked).with("error", error);
	}

	private Callback answer(Map<String, String> asked) {
		Callback callback = Callback.to(required(asked, "redirect_uri")).with("state", required(asked, "state"));
		return (this.announcesIssuer) ? callback.with("iss", uri()) : callback;
	}

	/**
	 * Changes the ID tokens that follow.
	 * @param lie what to change
	 */
	public void lieInIdTokens(Consumer<TestToken> lie) {
		this.idTokenLie = lie;
	}

	/**
	 * Changes the token responses that follow.
	 * @param lie what to change, given the parameters that the login was asked for with
	 */
	public void lieInTokenResponses(BiConsumer<Map<String, @Nullable Object>, Map<String, String>> lie) {
		this.tokenLie = lie;
	}

	public void publishKeys(JWK... keys) {
		this.published = new JWKSet(List.of(keys));
	}

	/**
	 * Is honest again, and as at the beginning.
	 */
	public void tellTheTruth() {
		publishKeys(TestKeys.RSA, TestKeys.EC);
		lieInIdTokens((token) -> {
		});
		lieInTokenResponses((response, asked) -> {
		});
		List.of(this.discovery, this.keys, this.token, this.userInfo).forEach(ProviderEndpoint::tellTheTruth);
	}

	/**
	 * Returns the discovery document (OpenID Connect Discovery 1.0, section 3).
	 * @return its members
	 */
	public Map<String, Object> metadata() {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", uri());
		document.put("authorization_endpoint", uri() + "/authorize");
		document.put("token_endpoint", uri() + "/token");
		document.put("userinfo_endpoint", uri() + "/userinfo");
		document.put("end_session_endpoint", uri() + "/logout");
		document.put("jwks_uri", uri() + "/keys");
		document.put("response_types_supported", List.of("code"));
		document.put("subject_types_supported", List.of("public"));
		document.put("id_token_signing_alg_values_supported", List.of("RS256", "PS256", "ES256"));
		document.put("code_challenge_methods_supported", List.of("S256"));
		if (this.announcesIssuer) {
			document.put("authorization_response_iss_parameter_supported", true);
		}
		return document;
	}

	public String publishedKeys() {
		return this.published.toString();
	}

	/**
	 * Stops listening and breaks every connection.
	 */
	public void kill() {
		this.server.stop(0);
	}

	/**
	 * Listens again, at the same address.
	 */
	public void revive() {
		try {
			this.server = listen(this.server.getAddress().getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private HttpServer listen(int port) throws IOException {
		HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		listening.createContext(TestIssuer.DISCOVERY, this.discovery);
		listening.createContext("/keys", this.keys);
		listening.createContext("/token", this.token);
		listening.createContext("/userinfo", this.userInfo);
		listening.setExecutor(this.threads);
		listening.start();
		return listening;
	}

	private void answerTokenRequest(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		Map<String, String> form = Browser.query("?" + new String(body, StandardCharsets.UTF_8));
		Map<String, String> asked = this.agreed.remove(form.getOrDefault("code", ""));
		if (asked == null || !required(asked, "redirect_uri").equals(form.get("redirect_uri"))
				|| !required(asked, "code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))) {
			ProviderAnswer.json(400, Map.of("error", "invalid_grant")).give(exchange);
			return;
		}
		Map<String, @Nullable Object> response = new LinkedHashMap<>();
		response.put("access_token", UUID.randomUUID().toString());
		response.put("token_type", "Bearer");
		response.put("expires_in", 300);
		response.put("scope", "openid profile");
		response.put("id_token", idToken(asked));
		this.tokenLie.accept(response, asked);
		response.values().removeIf(Objects::isNull);
		json(exchange, response);
	}

	private String idToken(Map<String, String> asked) {
		TestToken idToken = new TestToken("JWT", uri(), TestIssuer.CLIENT_ID).claim("sub", SUBJECT)
			.claim("azp", TestIssuer.CLIENT_ID)
			.claim("nonce", asked.get("nonce"));
		this.idTokenLie.accept(idToken);
		return idToken.serialize();
	}

	private static String challenge(String verifier) {
		try {
			return RawToken.encode(MessageDigest.getInstance("SHA-256").digest(RawToken.utf8(verifier)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void json(HttpExchange exchange, Map<String, ?> members) throws IOException {
		ProviderAnswer.json(new LinkedHashMap<>(members)).give(exchange);
	}

	private static String required(Map<String, String> parameters, String name) {
		return Objects.requireNonNull(parameters.get(name), () -> "There is no " + name + " in " + parameters);
	}

}
