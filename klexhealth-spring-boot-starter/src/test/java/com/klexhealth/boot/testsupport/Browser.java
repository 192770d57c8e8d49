package com.klexhealth.boot.testsupport;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Keeps cookies as a browser does, and stops at every redirect to be looked at.
 */
public final class Browser {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String base;

	public Browser(String base) {
		this.base = base;
	}

	public HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base).resolve(path))
			.header("Accept", "text/html, */*;q=0.8");
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return send(request.build());
	}

	public HttpResponse<String> post(String path, Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return send(HttpRequest.newBuilder(URI.create(this.base).resolve(path))
			.header("Accept", "text/html, */*;q=0.8")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	/**
	 * Returns the cookies that it holds.
	 * @return what it would send as a Cookie header
	 */
	public String cookies() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	/**
	 * Begins a login, up to where the issuer would show its page.
	 * @param loginPage where a login begins
	 * @return the parameters that the issuer is asked with
	 */
	public Map<String, String> beginLogin(String loginPage) {
		return query(location(get(loginPage)));
	}

	/**
	 * Logs in, as far as the application lets.
	 * @param issuer the issuer, whose token endpoint is made to answer
	 * @param loginPage where a login begins
	 * @param otherAnswer changes the answer of the token endpoint
	 * @param idToken changes the ID token
	 * @return what the application says to the issuer's answer
	 */
	public HttpResponse<String> logIn(TestIssuer issuer, String loginPage, Map<String, Object> otherAnswer,
			Consumer<TestToken> idToken) {
		Map<String, String> asked = beginLogin(loginPage);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token", "access-1");
		answer.put("token_type", "Bearer");
		answer.put("expires_in", 300);
		answer.put("scope", "openid patients:read");
		answer.put("id_token", issuer.idToken((token) -> {
			token.claim("nonce", asked.get("nonce"));
			idToken.accept(token);
		}));
		answer.putAll(otherAnswer);
		issuer.answerTokenRequests(200, answer);
		return get(required(asked, "redirect_uri") + "?code=good-code&state=" + encode(required(asked, "state")));
	}

	public static String location(HttpResponse<?> response) {
		return response.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError("No redirect but " + response.statusCode()));
	}

	/**
	 * Returns the parameters of a URL.
	 * @param url a URL
	 * @return its parameters, decoded
	 */
	public static Map<String, String> query(String url) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (Map.Entry<String, List<String>> parameter : UriComponentsBuilder.fromUriString(url)
			.build()
			.getQueryParams()
			.entrySet()) {
			parameters.put(parameter.getKey(),
					UriUtils.decode(parameter.getValue().get(0).replace("+", " "), StandardCharsets.UTF_8));
		}
		return parameters;
	}

	private static String required(Map<String, String> parameters, String name) {
		String value = parameters.get(name);
		if (value == null) {
			throw new AssertionError("There is no " + name + " in " + parameters);
		}
		return value;
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
