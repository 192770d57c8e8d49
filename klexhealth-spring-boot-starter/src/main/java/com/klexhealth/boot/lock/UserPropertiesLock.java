package com.klexhealth.boot.lock;

import java.util.List;

/**
 * Refuses {@code spring.security.user.*}, the user name and password of Spring Boot's own
 * login.
 */
public final class UserPropertiesLock {

	/**
	 * The properties that are refused.
	 */
	public static final List<String> PROPERTIES = List.of("spring.security.user.name", "spring.security.user.password",
			"spring.security.user.roles");

	private UserPropertiesLock() {
	}

	/**
	 * Words the refusal of one of the properties.
	 * @param property the property that is set
	 * @return what is wrong
	 */
	public static Violation violation(String property) {
		return new Violation("The property %s is set.".formatted(property), property,
				"People log in at KlexHealth. An application has no user name and password of its own.",
				"Remove the line " + property + "=…");
	}

}
