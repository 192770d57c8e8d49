package com.klexhealth.boot.keys;

import com.nimbusds.jose.KeySourceException;

/**
 * Tells that the keys held do not say whether there is such a key.
 */
@SuppressWarnings("serial")
public final class KeyNotHeldException extends KeySourceException {

	KeyNotHeldException() {
		super("No key that is held has the id that the token names");
	}

	/*
	 * It is no fault and leads to the next step, for which nobody asks where it was
	 * thrown.
	 */
	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
