package com.klexhealth.sample.api.load;

/**
 * The database is not one to load invented patients into.
 */
final class LoadRefusedException extends RuntimeException {

	LoadRefusedException(String message) {
		super(message);
	}

}
