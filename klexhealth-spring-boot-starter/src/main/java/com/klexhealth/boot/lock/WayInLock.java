package com.klexhealth.boot.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Refuses an application without a complete way in: a login takes a client id and a
 * client secret, token validation takes an audience, and one of both there must be.
 */
public final class WayInLock {

	private static final String CLIENTS_PAGE = "KlexHealth's Clients page generates a ClientId together with its ClientSecret.";

	private WayInLock() {
	}

	/**
	 * Looks at what is configured.
	 * @param clientId the client id, if any
	 * @param clientSecret the client secret, if any
	 * @param audiences the audiences, if any
	 * @return what is wrong
	 */
	public static List<Violation> check(@Nullable String clientId, @Nullable String clientSecret,
			Collection<String> audiences) {
		boolean id = StringUtils.hasText(clientId);
		boolean secret = StringUtils.hasText(clientSecret);
		List<Violation> violations = new ArrayList<>();
		if (id && !secret) {
			violations.add(new Violation("There is a client id without a client secret.", "klexhealth.client.client-id",
					CLIENTS_PAGE, "Set klexhealth.client.client-secret=<your ClientSecret>"));
		}
		if (secret && !id) {
			violations
				.add(new Violation("There is a client secret without a client id.", "klexhealth.client.client-secret",
						CLIENTS_PAGE, "Set klexhealth.client.client-id=<your ClientId>"));
		}
		if (audiences.stream().anyMatch((audience) -> !StringUtils.hasText(audience))) {
			violations.add(new Violation("An audience is empty.", "klexhealth.resource-server.audiences",
					"Tokens must be meant for this API.",
					"Set klexhealth.resource-server.audiences=<the aud of your API's tokens>"));
		}
		if (!id && !secret && audiences.isEmpty()) {
			violations.add(new Violation("Neither a login nor token validation is configured.", "klexhealth.*",
					"An application with this starter is locked to KlexHealth, so it needs a way in.",
					"For an API set klexhealth.resource-server.audiences=<the aud of your API's tokens>; "
							+ "for a login set klexhealth.client.client-id=<your ClientId> and "
							+ "klexhealth.client.client-secret=<your ClientSecret>"));
		}
		return violations;
	}

}
