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

}
