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

	private static final MessageDigest SHA_256 = sha256();

	static TokenDigest of(String token) {
		ByteBuffer digest = ByteBuffer.wrap(newDigest().digest(token.getBytes(StandardCharsets.UTF_8)));
		return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
	}

	/*
	 * A copy of an unused one, which spares looking for who implements it.
	 */
	private static MessageDigest newDigest() {
		try {
			return (MessageDigest) SHA_256.clone();
		}
		catch (CloneNotSupportedException ex) {
			return sha256();
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
