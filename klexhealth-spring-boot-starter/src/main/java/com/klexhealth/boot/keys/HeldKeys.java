package com.klexhealth.boot.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one fetch, which never change.
 */
final class HeldKeys {

	private final List<JWK> keys;

	private final Map<@Nullable String, List<JWK>> byKeyId = new HashMap<>();

	private final long fetch;

	private final Instant begun;

	private final long generation;

	private HeldKeys(List<JWK> keys, long fetch, Instant begun, long generation) {
		this.keys = List.copyOf(keys);
		this.fetch = fetch;
		this.begun = begun;
		this.generation = generation;
		for (JWK key : keys) {
			this.byKeyId.computeIfAbsent(key.getKeyID(), (keyId) -> new ArrayList<>()).add(key);
		}
	}

	/**
	 * Returns the keys that follow others.
	 * @param previous the keys held until now, {@code null} if these are the first
	 * @param keys the keys
	 * @param fetch the number of the fetch that brought them
	 * @param begun when that fetch began
	 * @return keys of another generation if one that was held is gone
	 */
	static HeldKeys after(@Nullable HeldKeys previous, List<JWK> keys, long fetch, Instant begun) {
		if (previous == null) {
			return new HeldKeys(keys, fetch, begun, 1);
		}
		boolean complete = identities(keys).containsAll(identities(previous.keys));
		return new HeldKeys(keys, fetch, begun, (complete) ? previous.generation : previous.generation + 1);
	}

	/**
	 * Selects keys. Without a key id a token says nothing of its key, so that it is the
	 * only one that fits or none.
	 * @param selector what a token's header asks for
	 * @return the keys that fit, {@code null} if there is none of that id
	 */
	@Nullable List<JWK> select(JWKSelector selector) {
		JWKMatcher matcher = selector.getMatcher();
		if (matcher.getKeyIDs() == null) {
			List<JWK> fitting = fitting(matcher, this.keys);
			return (fitting.size() == 1) ? fitting : List.of();
		}
		List<JWK> named = new ArrayList<>();
		for (String keyId : matcher.getKeyIDs()) {
			named.addAll(this.byKeyId.getOrDefault(keyId, List.of()));
		}
		return (!named.isEmpty()) ? fitting(matcher, named) : null;
	}

	boolean knows(String keyId) {
		return this.byKeyId.containsKey(keyId);
	}

	/**
	 * Returns the number of the fetch that brought these keys.
	 * @return a number that grows from fetch to fetch
	 */
	long fetch() {
		return this.fetch;
	}

	Instant begun() {
		return this.begun;
	}

	long generation() {
		return this.generation;
	}

	private static List<JWK> fitting(JWKMatcher matcher, List<JWK> keys) {
		return keys.stream().filter(matcher::matches).toList();
	}

	private static Set<Identity> identities(List<JWK> keys) {
		Set<Identity> identities = new HashSet<>();
		for (JWK key : keys) {
			identities.add(new Identity(key.getRequiredParams(), key.getKeyID(), String.valueOf(key.getAlgorithm())));
		}
		return identities;
	}

	/**
	 * What makes a key the same key: its material (RFC 7638, section 3.2), its id and
	 * what it is for. Whatever else it may be for, it passed the policy.
	 */
	private record Identity(Map<String, ?> material, @Nullable String keyId, String algorithm) {

	}

}
