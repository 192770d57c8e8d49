package com.klexhealth.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The authorization code grant with PKCE by hand, as {@code curl} could do it: login
 * form, consent form, code, tokens.
 */
final class CodeGrant {

	private static final String CLIENT_ID = "klexhealth-sample-api-swagger-ui";

	private static final String VERIFIER = "a-code-verifier-that-is-long-enough-to-be-one-0123456789";

	private final Stack stack;

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	CodeGrant(Stack stack) {
		this.stack = stack;
	}

	/**
	 * Logs in and returns the token endpoint's answer, a JSON object.
	 */
	String tokens(String username, String... scopes) throws IOException, InterruptedException {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("response_type", "code");
		parameters.put("client_id", CLIENT_ID);
		parameters.put("redirect_uri", redirectUri());
		parameters.put("scope", String.join(" ", scopes));
		parameters.put("state", "a-state");
		parameters.put("code_challenge", challenge());
		parameters.put("code_challenge_method", "S256");
		HttpResponse<String> response = get(this.stack.sandboxUrl().resolve("/oauth2/authorize?" + encode(parameters)));
		response = follow(response);
		response = follow(
				submit(response, List.of(Map.entry("username", username), Map.entry("password", "klexhealth-demo"))));
		if (response.statusCode() == 200) {
			// the consent page, whose first form allows
			response = follow(submit(response, List.of()));
		}
		String location = response.headers().firstValue("location").orElseThrow();
		Map<String, String> answer = decode(URI.create(location).getRawQuery());
		Map<String, String> exchange = new LinkedHashMap<>();
		exchange.put("grant_type", "authorization_code");
		exchange.put("client_id", CLIENT_ID);
		exchange.put("code", answer.get("code"));
		exchange.put("redirect_uri", redirectUri());
		exchange.put("code_verifier", VERIFIER);
		return post(this.stack.sandboxUrl().resolve("/oauth2/token"), encode(exchange)).body();
	}

	/**
	 * Logs in and returns an access token.
	 */
	String accessToken(String username, String... scopes) throws IOException, InterruptedException {
		String answer = tokens(username, scopes);
		Matcher matcher = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
		if (!matcher.find()) {
			throw new IllegalStateException("No access token: " + answer);
		}
		return matcher.group(1);
	}

	private String redirectUri() {
		return this.stack.apiUrl() + "/swagger-ui/oauth2-redirect.html";
	}

	private HttpResponse<String> follow(HttpResponse<String> response) throws IOException, InterruptedException {
		HttpResponse<String> current = response;
		while (current.statusCode() == 302 || current.statusCode() == 303) {
			URI next = current.uri().resolve(current.headers().firstValue("location").orElseThrow());
			if (next.toString().startsWith(redirectUri())) {
				return current;
			}
			current = get(next);
		}
		return current;
	}

	private HttpResponse<String> submit(HttpResponse<String> page, List<Map.Entry<String, String>> values)
			throws IOException, InterruptedException {
		List<Map.Entry<String, String>> fields = new ArrayList<>();
		Matcher hidden = Pattern
			.compile("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>")
			.matcher(form(page.body()));
		while (hidden.find()) {
			fields.add(Map.entry(hidden.group(1), hidden.group(2)));
		}
		fields.addAll(values);
		Matcher action = Pattern.compile("<form[^>]*action=\"([^\"]*)\"").matcher(form(page.body()));
		URI target = (action.find()) ? page.uri().resolve(action.group(1)) : page.uri();
		return post(target,
				fields.stream()
					.map((field) -> urlEncode(field.getKey()) + "=" + urlEncode(field.getValue()))
					.collect(Collectors.joining("&")));
	}

	/*
	 * The form in the main part of the page, not one in its header.
	 */
	private static String form(String body) {
		String main = body.substring(Math.max(0, body.indexOf("<main")));
		int start = main.indexOf("<form");
		return main.substring(start, main.indexOf("</form>", start));
	}

	private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(URI uri, String form) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		return this.browser.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static String challenge() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> urlEncode(parameter.getKey()) + "=" + urlEncode(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String urlEncode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static Map<String, String> decode(String query) {
		return Arrays.stream(query.split("&"))
			.map((parameter) -> parameter.split("=", 2))
			.collect(Collectors.toMap((parameter) -> parameter[0],
					(parameter) -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
	}

}
