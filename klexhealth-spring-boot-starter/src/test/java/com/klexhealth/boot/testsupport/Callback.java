package com.klexhealth.boot.testsupport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a provider sends a browser to after a login (RFC 6749, section 4.1.2).
 *
 * @param redirectUri the address
 * @param parameters its parameters, in turn
 */
public record Callback(String redirectUri, List<Map.Entry<String, String>> parameters) {

	static Callback to(String redirectUri) {
		return new Callback(redirectUri, List.of());
	}

	/**
	 * Says one thing instead of another, or for the first time.
	 * @param name the name of the parameter
	 * @param value its value
	 * @return another callback
	 */
	public Callback with(String name, String value) {
		return without(name).and(name, value);
	}

	/**
	 * Says one thing more, whatever else is said of it.
	 * @param name the name of the parameter
	 * @param value its value
	 * @return another callback
	 */
	public Callback and(String name, String value) {
		List<Map.Entry<String, String>> all = new ArrayList<>(this.parameters);
		all.add(Map.entry(name, value));
		return new Callback(this.redirectUri, List.copyOf(all));
	}

	public Callback without(String name) {
		return new Callback(this.redirectUri,
				this.parameters.stream().filter((parameter) -> !parameter.getKey().equals(name)).toList());
	}

	public String get(String name) {
		return form().getOrDefault(name, "");
	}

	/**
	 * Returns the parameters as fields of a form.
	 * @return the parameters
	 */
	public Map<String, String> form() {
		Map<String, String> form = new LinkedHashMap<>();
		this.parameters.forEach((parameter) -> form.putIfAbsent(parameter.getKey(), parameter.getValue()));
		return form;
	}

	/**
	 * Returns the URL that the browser is sent to.
	 * @return the URL
	 */
	public String url() {
		return this.redirectUri + "?"
				+ this.parameters.stream()
					.map((parameter) -> parameter.getKey() + "="
							+ URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&"));
	}

}
