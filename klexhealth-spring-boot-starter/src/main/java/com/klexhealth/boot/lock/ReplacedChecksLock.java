package com.klexhealth.boot.lock;

import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/**
 * Refuses beans that would replace the starter's checks, or bring a password login along.
 */
public enum ReplacedChecksLock {

	/** Spring Security would decode tokens with it, and by its rules alone. */
	JWT_DECODER(JwtDecoder.class, "decodes tokens by rules of its own",
			"Access tokens are checked by KlexHealth's rules. An application can add to them and cannot replace them.",
			"Remove it; for rules of your own declare beans of the type com.klexhealth.boot.jwt.AccessTokenRule"),

	/** Spring Security would ask it instead of checking the signature. */
	OPAQUE_TOKEN_INTROSPECTOR(OpaqueTokenIntrospector.class, "takes opaque tokens",
			"Access tokens of KlexHealth are JWTs, and are checked by KlexHealth's rules.",
			"Remove it, and any spring.security.oauth2.resourceserver.opaquetoken.* property"),

	/** A password login would ask it. */
	USER_DETAILS_SERVICE(UserDetailsService.class, "knows users of the application's own",
			"People log in at KlexHealth. An application has no users and passwords of its own.",
			"Remove it; roles come with the token (klexhealth.resource-server.roles-claims)"),

	/** A password login would ask it. */
	USER_DETAILS_PASSWORD_SERVICE(UserDetailsPasswordService.class, "keeps passwords of the application's own",
			"People log in at KlexHealth. An application has no users and passwords of its own.", "Remove it");

	private final Class<?> type;

	private final String found;

	private final String rule;

	private final String mend;

	ReplacedChecksLock(Class<?> type, String found, String rule, String mend) {
		this.type = type;
		this.found = found;
		this.rule = rule;
		this.mend = mend;
	}

	/**
	 * Returns the type of the beans that are refused.
	 * @return an interface
	 */
	public Class<?> getType() {
		return this.type;
	}

	/**
	 * Words the refusal of a bean.
	 * @param bean the bean and where it was declared
	 * @return what is wrong
	 */
	public Violation violation(String bean) {
		return new Violation("A bean of the type %s %s.".formatted(this.type.getSimpleName(), this.found), bean,
				this.rule, this.mend);
	}

}
