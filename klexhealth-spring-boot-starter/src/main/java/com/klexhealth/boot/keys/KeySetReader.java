package com.klexhealth.boot.keys;

import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reads a key set one key at a time, so that a key that cannot be used takes no other
 * with it (RFC 7517, section 5).
 */
final class KeySetReader {

	private static final Log logger = LogFactory.getLog(KeySetReader.class);

	private static final int MAXIMUM_NAME_LENGTH = 100;

	/** An end for a set with thousands of broken keys. */
	private static final int MAXIMUM_WARNINGS = 20;

	private final KeyPolicy policy;

	private Set<Skipped> reported = Set.of();

	KeySetReader(KeyPolicy policy) {
		this.policy = policy;
	}

	/**
	 * Reads a key set.
	 * @param document the document
	 * @return its keys that can be used, at least one
	 * @throws IOException if there are none
	 */
	List<JWK> read(String document) throws IOException {
		Set<Skipped> skipped = new LinkedHashSet<>();
		List<JWK> keys = new ArrayList<>();
		for (Object published : published(document)) {
			try {
				keys.add(this.policy.accept(published));
			}
			catch (RefusedKeyException ex) {
				skipped.add(new Skipped(name(published), ex.getRefusal()));
			}
		}
		report(skipped);
		if (keys.isEmpty()) {
			throw new IOException("The key set has no key that can be used");
		}
		return keys;
	}

	private static List<?> published(String document) throws IOException {
		try {
			Map<String, Object> set = JSONObjectUtils.parse(document);
			if (set != null && set.get("keys") instanceof List<?> keys) {
				return keys;
			}
		}
		catch (ParseException ex) {
			throw new IOException("The key set is not a JSON object", ex);
		}
		throw new IOException("The key set has no list of keys");
	}

	private void report(Set<Skipped> skipped) {
		int warnings = 0;
		for (Skipped key : skipped) {
			String message = "The issuer's key " + key.name() + " is not used: " + key.refusal().getExplanation();
			boolean isNews = key.refusal() != KeyRefusal.USE && !this.reported.contains(key);
			if (isNews && ++warnings <= MAXIMUM_WARNINGS) {
				logger.warn(message);
			}
			else {
				logger.debug(message);
			}
		}
		if (warnings > MAXIMUM_WARNINGS) {
			logger.warn((warnings - MAXIMUM_WARNINGS) + " more of the issuer's keys are not used");
		}
		this.reported = skipped;
	}

	private static String name(Object published) {
		if (published instanceof Map<?, ?> members && members.get("kid") instanceof String keyId) {
			String start = keyId.substring(0, Math.min(keyId.length(), MAXIMUM_NAME_LENGTH));
			return "\"" + start.replaceAll("[^\\x20-\\x7e]", "?") + "\"";
		}
		return "without an id";
	}

	/**
	 * A key that is not used.
	 */
	private record Skipped(String name, KeyRefusal refusal) {

	}

}
