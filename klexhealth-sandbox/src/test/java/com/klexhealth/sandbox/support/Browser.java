package com.klexhealth.sandbox.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's browser, except that it does not follow redirects by itself.
 */
public final class Browser {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

	private final RunningSandbox sandbox;

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	public Browser(RunningSandbox sandbox) {
		this.sandbox = sandbox;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	public HttpResponse<String> options(String path, String... headers) {
		return send(request(path, headers).method("OPTIONS", BodyPublishers.noBody()));
	}

	/**
	 * Sends a form as it is: names and values take turns.
	 */
	public HttpResponse<String> post(String path, List<String> form, String... headers) {
		List<String> pairs = new ArrayList<>();
		for (int i = 0; i < form.size(); i += 2) {
			pairs.add(URLEncoder.encode(form.get(i), StandardCharsets.UTF_8) + "="
					+ URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
		}
		return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(String.join("&", pairs))));
	}

	/**
	 * Opens a page and submits its form, with the CSRF token that is in it.
	 */
	public HttpResponse<String> submit(String page, String target, String... form) {
		List<String> fields = new ArrayList<>(List.of(form));
		fields.addAll(List.of("_csrf", csrf(get(page).body())));
		return post(target, fields);
	}

	public HttpResponse<String> logIn(String userName, String password) {
		return submit("/login", "/login", "username", userName, "password", password);
	}

	public Browser loggedIn(String userName) {
		HttpResponse<String> response = logIn(userName, "klexhealth-demo");
		if (location(response).contains("error")) {
			throw new IllegalStateException("Not logged in");
		}
		return this;
	}

	/**
	 * Answers the consent page: the first of its forms allows, the second denies.
	 */
	public HttpResponse<String> answerConsent(String page, boolean allow) {
		String html = get(page).body();
		String form = html.split("<form method=\"post\" action=\"/oauth2/authorize\">")[(allow) ? 1 : 2];
		List<String> fields = new ArrayList<>();
		Matcher hidden = HIDDEN.matcher(form.substring(0, form.indexOf("</form>")));
		while (hidden.find()) {
			fields.addAll(List.of(hidden.group(1), hidden.group(2)));
		}
		return post("/oauth2/authorize", fields);
	}

	public List<HttpCookie> cookies() {
		return this.cookies.getCookieStore().getCookies();
	}

	public static String location(HttpResponse<?> response) {
		return response.headers()
			.firstValue("Location")
			.orElseThrow(() -> new IllegalStateException("No redirect, but " + response.statusCode()));
	}

	private static String csrf(String html) {
		Matcher matcher = CSRF.matcher(html);
		if (!matcher.find()) {
			throw new IllegalStateException("No form");
		}
		return matcher.group(1);
	}

	private HttpRequest.Builder request(String path, String... headers) {
		URI uri = URI.create((path.startsWith("/")) ? this.sandbox.url(path) : path);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/html,application/json;q=0.9");
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		return request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
