package com.klexhealth.boot.keys;

/**
 * Why a key that the issuer publishes is not used.
 */
enum KeyRefusal {

	/** It cannot be read (RFC 7517, section 4). */
	MALFORMED("it cannot be read"),

	/** A secret that is public is none, and whoever reads it can sign. */
	PRIVATE("it is published together with its private part"),

	/** Signatures are made with RSA and elliptic curve keys. */
	TYPE("its type is neither RSA nor EC"),

	/** An encryption key beside the signing keys is nothing unusual. */
	USE("its use is not sig"),

	/** Its owner does not mean it to verify signatures (RFC 7517, section 4.3). */
	OPERATIONS("its key_ops are without verify"),

	/** No accepted algorithm can use it, or it belongs to another. */
	ALGORITHM("its alg is none of the accepted algorithms, or none of them fits it"),

	/** RFC 7518, section 3.3, asks for 2048 bits at least. */
	RSA_SIZE("it does not have between 2048 and 16384 bits"),

	/** A small exponent invites forgeries, a huge one keeps the processor busy. */
	RSA_EXPONENT("its public exponent is even, below 65537 or longer than 64 bits"),

	/** Curves of RFC 7518, section 3.4. */
	CURVE("its curve is none of P-256, P-384 and P-521"),

	/** Its time is over, or has not come. */
	TIME("it has expired or is not valid yet"),

	/** Its owner took it back. */
	REVOKED("it is revoked");

	private final String explanation;

	KeyRefusal(String explanation) {
		this.explanation = explanation;
	}

	/**
	 * Returns what is wrong with the key.
	 * @return a clause in English, without a full stop
	 */
	String getExplanation() {
		return this.explanation;
	}

}
