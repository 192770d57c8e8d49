package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Keeps cookies, follows redirects when told to, and fills in forms. As browsers do, it
 * takes {@code http://localhost} for a secure context.
 */
public final class Browser {

	private static final Pattern FORM = Pattern.compile("<form(?=[^>]*action=\"([^\"]*)\")[^>]*>(.*?)</form>",
			Pattern.DOTALL);

	private static final Pattern HIDDEN_FIELD = Pattern
		.compile("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

	private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

	private final URI home;

	public Browser(URI home) {
		this.home = home;
	}

	/**
	 * Makes another browser with the cookies that this one has by now.
	 * @return the other browser
	 */
	public Browser copy() {
		Browser copy = new Browser(this.home);
		this.cookies.getCookieStore()
			.getCookies()
			.forEach((cookie) -> copy.cookies.getCookieStore().add(this.home, cookie));
		return copy;
	}

	/**
	 * Navigates to a page, and stops there whatever it answers.
	 * @param url its URL, or a path
	 * @param headers names and values of headers
	 * @return the answer
	 */
	public HttpResponse<String> get(String url, String... headers) {
		return send(request(url, headers).build());
	}

	/**
	 * Navigates to a page and to wherever it leads.
	 * @param url its URL, or a path
	 * @return the first answer that is no redirect
	 */
	public HttpResponse<String> open(String url) {
		return follow(get(url));
	}

	/**
	 * Goes wherever an answer leads.
	 * @param response the answer
	 * @return the first answer that is no redirect
	 */
	public HttpResponse<String> follow(HttpResponse<String> response) {
		return follow(response, (location) -> false);
	}

	/**
	 * Goes wherever an answer leads, but not to a certain URL.
	 * @param response the answer
	 * @param url what the URL begins with
	 * @return the redirect to that URL, or the first answer that is no redirect
	 */
	public HttpResponse<String> followUntil(HttpResponse<String> response, String url) {
		return follow(response, (location) -> location.startsWith(url));
	}

	public HttpResponse<String> post(String url, Map<String, String> form, String... headers) {
		return send(request(url, headers).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(Http.form(form)))
			.build());
	}

	/**
	 * Sends the first form of a page.
	 * @param page the page
	 * @param fields what to write into its fields
	 * @return the answer
	 */
	public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
		Matcher form = FORM.matcher(page.body());
		if (!form.find()) {
			throw new AssertionError("No form but " + page.statusCode() + " " + page.uri() + ": " + page.body());
		}
		Map<String, String> all = new LinkedHashMap<>();
		Matcher hidden = HIDDEN_FIELD.matcher(form.group(2));
		while (hidden.find()) {
			all.put(hidden.group(1), hidden.group(2));
		}
		all.putAll(fields);
		return post(page.uri().resolve(form.group(1).replace("&amp;", "&")).toString(), all);
	}

	/**
	 * Has a script of a page ask for something many times at once.
	 * @param times how many times
	 * @param path what it asks for
	 * @return the answers
	 */
	public List<HttpResponse<String>> fetchAtOnce(int times, String path) {
		List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, times)
			.mapToObj((i) -> Http.CLIENT.sendAsync(
					HttpRequest.newBuilder(request(path).build(), (name, value) -> !"Accept".equalsIgnoreCase(name))
						.header("Accept", "*/*")
						.header("Sec-Fetch-Mode", "cors")
						.header("Sec-Fetch-Dest", "empty")
						.build(),
					BodyHandlers.ofString()))
			.toList();
		return calls.stream().map(CompletableFuture::join).toList();
	}

	/**
	 * Logs out of the webapp, as a button on a page of it does.
	 * @return the answer, which leads to the provider
	 */
	public HttpResponse<String> logOut() {
		String token = get("/csrf").body();
		return post("/logout", Map.of("_csrf", token));
	}

	public static boolean isRedirect(HttpResponse<?> response) {
		return response.statusCode() / 100 == 3;
	}

	public static String location(HttpResponse<?> response) {
		String location = response.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError(
					"No redirect but " + response.statusCode() + " " + response.uri() + ": " + response.body()));
		return response.uri().resolve(location).toString();
	}

	private HttpResponse<String> follow(HttpResponse<String> response, Predicate<String> end) {
		HttpResponse<String> current = response;
		for (int i = 0; isRedirect(current); i++) {
			String location = location(current);
			if (end.test(location)) {
				return current;
			}
			if (i == 20) {
				throw new AssertionError("It goes round in circles, now to " + location);
			}
			current = get(location);
		}
		return current;
	}

	private HttpRequest.Builder request(String url, String... headers) {
		URI uri = this.home.resolve(url);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(Http.TIMEOUT)
			.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		try {
			this.cookies.get(uri, Map.of())
				.forEach((name, values) -> values.forEach((value) -> request.header(name, value)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return request;
	}

	private HttpResponse<String> send(HttpRequest request) {
		HttpResponse<String> response = Http.send(request);
		List<String> set = new ArrayList<>();
		for (String cookie : response.headers().allValues("Set-Cookie")) {
			// the JDK takes what is Secure to https alone, and speaks RFC 2965 to
			// Version=1
			set.add(cookie.replaceAll("(?i);\\s*(Secure|Version=1)(?=;|$)", ""));
		}
		try {
			this.cookies.put(response.uri(), Map.of("Set-Cookie", set));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return response;
	}

}
