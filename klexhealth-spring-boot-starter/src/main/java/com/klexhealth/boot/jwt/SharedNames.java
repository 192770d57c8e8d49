package com.klexhealth.boot.jwt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Lets all tokens that are remembered share the names of their claims, which are the same
 * few again and again and take a sixth of the memory of a token otherwise.
 */
final class SharedNames implements UnaryOperator<String> {

	/** An end for an issuer that makes up names. */
	private static final int MAXIMUM_SIZE = 256;

	private final Map<String, String> names = new ConcurrentHashMap<>();

	@Override
	public String apply(String name) {
		String shared = this.names.get(name);
		if (shared == null && this.names.size() < MAXIMUM_SIZE) {
			shared = this.names.putIfAbsent(name, name);
		}
		return (shared != null) ? shared : name;
	}

}
