package com.klexhealth.boot.login;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Refuses an answer to a login that does not say what it says exactly once, or comes from
 * another issuer than was asked (RFC 6749, section 3.1, and RFC 9207, section 2.4). It is
 * looked at before the code is redeemed: a code of one issuer must not be handed to
 * another.
 */
public final class AuthorizationResponseRules {

	/**
	 * The code of every refusal here.
	 */
	public static final String INVALID_RESPONSE = "invalid_authorization_response";

	private static final String ISSUER = "iss";

	private final String issuer;

	/**
	 * Creates the rules.
	 * @param issuer the issuer that is asked
	 */
	public AuthorizationResponseRules(String issuer) {
		this.issuer = issuer;
	}

	/**
	 * Looks at an answer.
	 * @param parameters the parameters of the answer
	 * @param issuerAnnounced whether the issuer says that it names itself in answers
	 * @throws OAuth2AuthenticationException if the answer is refused
	 */
	public void check(Map<String, String[]> parameters, boolean issuerAnnounced) {
		for (String[] values : parameters.values()) {
			refuseIf(values.length != 1, "A parameter is repeated");
		}
		refuseIf(
				parameters.containsKey(OAuth2ParameterNames.CODE) && parameters.containsKey(OAuth2ParameterNames.ERROR),
				"There is a code beside an error");
		String named = value(parameters, ISSUER);
		refuseIf(named == null && issuerAnnounced, "The issuer does not name itself, though it says it does");
		refuseIf(named != null && !named.equals(this.issuer), "It is the answer of another issuer");
	}

	private static @Nullable String value(Map<String, String[]> parameters, String name) {
		String[] values = parameters.get(name);
		return (values != null) ? values[0] : null;
	}

	private static void refuseIf(boolean broken, String description) {
		if (broken) {
			throw new OAuth2AuthenticationException(new OAuth2Error(INVALID_RESPONSE, description, null));
		}
	}

}
