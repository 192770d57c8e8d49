package com.klexhealth.boot.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 digest of the end of a token, which is of its signature, and which hardly
 * any two tokens share. It finds a token without telling it from all others: whoever
 * looks for one has to compare the whole.
 */
record SignatureDigest(long first, long second, long third, long fourth) {

	private static final MessageDigest SHA_256 = sha256();

	/**
	 * 330 bits, and as many bytes as are digested in one go. The shortest signature that
	 * is accepted anywhere has 86 characters.
	 */
	private static final int LENGTH = 55;

	static SignatureDigest of(String token) {
		String end = token.substring(Math.max(0, token.length() - LENGTH));
		ByteBuffer digest = ByteBuffer.wrap(newDigest().digest(end.getBytes(StandardCharsets.UTF_8)));
		return new SignatureDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
	}

	// what a record has by itself calls method handles in Java 17, for each request
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SignatureDigest digest && this.first == digest.first && this.second == digest.second
				&& this.third == digest.third && this.fourth == digest.fourth;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.first);
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
