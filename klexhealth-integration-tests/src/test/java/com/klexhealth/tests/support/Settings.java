package com.klexhealth.tests.support;

/**
 * What the build tells the tests.
 */
final class Settings {

	private Settings() {
	}

	static String required(String name) {
		String value = System.getProperty(name);
		if (value == null) {
			throw new IllegalStateException(
					"There is no system property " + name + ". Run these tests by Maven, whose POM sets it.");
		}
		return value;
	}

}
