package com.klexhealth.boot.lock;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Refuses to give a client secret to Swagger UI, which runs in the browser of anybody who
 * opens it.
 */
public final class SwaggerUiLock {

	private static final String RULE = "Swagger UI runs in the browser, where everybody can read a secret. "
			+ "Its client is a public one: it has PKCE instead.";

	private SwaggerUiLock() {
	}

	/**
	 * Words the refusal of a client secret.
	 * @param property the property that is set
	 * @return what is wrong
	 */
	public static Violation secret(String property) {
		return new Violation("Swagger UI is given a client secret.", property, RULE,
				"Remove the line %s=…, and generate a new ClientSecret: this one may have been read"
					.formatted(property));
	}

	/**
	 * Looks at the client id.
	 * @param property the property that the id of Swagger UI's client is the value of
	 * @param swaggerUi the id of Swagger UI's client, if any
	 * @param login the id of the client that people log in to the application with, if
	 * any
	 * @return what is wrong
	 */
	public static List<Violation> checkClient(String property, @Nullable String swaggerUi, @Nullable String login) {
		if (swaggerUi == null || swaggerUi.isBlank() || !swaggerUi.equals(login)) {
			return List.of();
		}
		return List.of(new Violation("Swagger UI is given the client of the login, which has a secret.", property, RULE,
				"Create a client without a ClientSecret on KlexHealth's Clients page, and set %s=<its ClientId>"
					.formatted(property)));
	}

}
