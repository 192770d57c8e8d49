package com.klexhealth.boot.jwt;

/**
 * Ends the reading of a token that is not written as it must be. It never leaves the
 * package, so that it needs neither a message nor a stack trace.
 */
@SuppressWarnings("serial")
final class MalformedException extends IllegalArgumentException {

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
