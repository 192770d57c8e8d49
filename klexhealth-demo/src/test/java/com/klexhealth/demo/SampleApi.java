package com.klexhealth.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Calls the sample API as a program does.
 */
final class SampleApi {

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

	private SampleApi() {
	}

	static HttpResponse<String> get(Stack stack, String path, @Nullable String authorization)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(stack.apiUrl().resolve(path));
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	static String firstPatientId(Stack stack, String token, String search) throws IOException, InterruptedException {
		String page = get(stack, "/patients?search=" + search, "Bearer " + token).body();
		Matcher matcher = ID.matcher(page);
		if (!matcher.find()) {
			throw new IllegalStateException("No patient: " + page);
		}
		return matcher.group(1);
	}

}
