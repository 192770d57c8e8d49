package com.klexhealth.demo;

/**
 * Tells a person why the demo cannot run.
 */
@SuppressWarnings("serial")
final class DemoException extends RuntimeException {

	DemoException(String message) {
		super(message);
	}

}
