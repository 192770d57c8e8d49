package com.klexhealth.url;

/**
 * A rule that KlexHealth has for the URLs of a client.
 */
public enum UrlRule {

	/** It can be parsed as an absolute URL (RFC 3986) at all. */
	WELL_FORMED("it is not a URL"),

	/** The scheme is {@code https}. */
	HTTPS("only the scheme https is allowed"),

	/** There is a host, and it is a name or an address that DNS could know. */
	HOST("it has no valid host"),

	/** A port, if there is one, is between 1 and 65535. */
	PORT("its port is not between 1 and 65535"),

	/** There is no fragment, not even an empty one. */
	NO_FRAGMENT("a fragment (#) is not allowed"),

	/** There is no {@code //} in the path, whether plain, encoded or spelt with \. */
	NO_DOUBLE_SLASH("a double / in the path is not allowed"),

	/** There is no {@code *}. */
	NO_WILDCARD("* is not allowed as a wildcard"),

	/** There is no user name and no password. */
	NO_USER_INFO("user name and password are not allowed"),

	/** There is no white space, no control character and no other invisible one. */
	NO_INVISIBLE_CHARACTERS("white space and control characters are not allowed"),

	/** A web origin is scheme, host and port, and nothing behind them. */
	ORIGIN_ONLY("a web origin ends with the host or port: no path, no trailing /, no query"),

	/** An issuer has no query (OpenID Connect Discovery 1.0, section 3). */
	NO_QUERY("an issuer has no query");

	private final String explanation;

	UrlRule(String explanation) {
		this.explanation = explanation;
	}

	/**
	 * Returns what is wrong with a URL that breaks this rule.
	 * @return a clause in English, without a full stop
	 */
	public String getExplanation() {
		return this.explanation;
	}

}
