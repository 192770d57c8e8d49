package com.klexhealth.boot.keys;

/**
 * Tells that a key is not used, and why.
 */
@SuppressWarnings("serial")
final class RefusedKeyException extends Exception {

	private final KeyRefusal refusal;

	RefusedKeyException(KeyRefusal refusal) {
		super(refusal.getExplanation());
		this.refusal = refusal;
	}

	KeyRefusal getRefusal() {
		return this.refusal;
	}

}
