package com.klexhealth.sample.api.problem;

/**
 * An exception as it may be logged: what it was and where, not what it said.
 */
final class WithoutMessage extends Exception {

	WithoutMessage(Throwable ex) {
		super(ex.getClass().getName(), (ex.getCause() != null) ? new WithoutMessage(ex.getCause()) : null);
		setStackTrace(ex.getStackTrace());
	}

	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

}
