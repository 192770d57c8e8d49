package com.klexhealth.sample.api.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire.
 */
final class Request {

	private final String method;

	private final String target;

	private final List<Map.Entry<String, String>> headers = new ArrayList<>();

	private byte @Nullable [] body;

	Request(String method, String target) {
		this.method = method;
		this.target = target;
	}

	String method() {
		return this.method;
	}

	/**
	 * The path and the query.
	 * @return both, encoded
	 */
	String target() {
		return this.target;
	}

	List<Map.Entry<String, String>> headers() {
		return this.headers;
	}

	byte @Nullable [] body() {
		return this.body;
	}

	Request header(String name, String value) {
		this.headers.add(Map.entry(name, value));
		return this;
	}

	Request bearer(String token) {
		return header("Authorization", "Bearer " + token);
	}

	Request body(String content) {
		return body(content.getBytes(StandardCharsets.UTF_8));
	}

	Request body(byte[] content) {
		this.body = content;
		return this;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.method).append(' ').append(shortened(this.target));
		this.headers.stream()
			.filter((header) -> !header.getKey().equals("Authorization"))
			.forEach((header) -> text.append(", ").append(header.getKey()).append(": ").append(header.getValue()));
		if (this.body != null) {
			text.append(", body ").append(shortened(new String(this.body, StandardCharsets.UTF_8)));
		}
		return text.toString();
	}

	private static String shortened(String text) {
		return (text.length() > 500) ? text.substring(0, 500) + "… (" + text.length() + ")" : text;
	}

}
