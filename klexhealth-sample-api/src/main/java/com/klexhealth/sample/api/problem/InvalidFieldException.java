package com.klexhealth.sample.api.problem;

/**
 * A part of the request that no constraint looks at has to be mended.
 */
public class InvalidFieldException extends RuntimeException {

	private final String field;

	private final String messageKey;

	/**
	 * Create the exception.
	 * @param field what to mend: the name of a header, a parameter or a property
	 * @param messageKey key in {@code ValidationMessages} of how to mend it
	 */
	public InvalidFieldException(String field, String messageKey) {
		super("Invalid " + field);
		this.field = field;
		this.messageKey = messageKey;
	}

	String field() {
		return this.field;
	}

	String messageKey() {
		return this.messageKey;
	}

}
