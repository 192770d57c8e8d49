package com.klexhealth.boot.keys;

import java.time.Duration;

import com.nimbusds.jose.RemoteKeySourceException;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the issuer's keys cannot be told now, which is not the fault of a token.
 */
@SuppressWarnings("serial")
public final class KeysUnavailableException extends RemoteKeySourceException {

	private final Duration retryAfter;

	KeysUnavailableException(String message, @Nullable Throwable cause, Duration retryAfter) {
		super(message, cause);
		this.retryAfter = retryAfter;
	}

	/*
	 * A flood of tokens with unknown keys makes it be thrown for each of them; where it
	 * is thrown tells nothing that the message does not.
	 */
	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	/**
	 * Returns when it is worth to try again.
	 * @return how long from now
	 */
	public Duration getRetryAfter() {
		return this.retryAfter;
	}

}
