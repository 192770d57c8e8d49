package com.klexhealth.sample.api.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What a caller named a request, so that it is carried out once however often it is sent.
 * As a parameter of an endpoint it comes from the header {@code Idempotency-Key}.
 *
 * @param subject whose key it is: the same name is another key for somebody else
 * @param name the name, or {@code null} if the caller gave none and takes the risk
 * @param operation the method and the path of the request
 */
public record IdempotencyKey(String subject, @Nullable String name, String operation) {

	/** The header's name. */
	public static final String HEADER = "Idempotency-Key";

}
