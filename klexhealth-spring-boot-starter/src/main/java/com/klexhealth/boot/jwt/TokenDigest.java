package com.klexhealth.boot.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Stands for a token where the token itself is not to be kept. Nobody can make another
 * token with the same SHA-256 digest.
 */
record TokenDigest(long first, long second, long third, long fourth) {

	static TokenDigest of(String token) {
		try {
			ByteBuffer digest = ByteBuffer
				.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
			return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
