package com.klexhealth.boot.lock;

/**
 * Refuses a filter chain that takes bearer tokens and checks them by rules of its own.
 */
public final class TokenCheckLock {

	private TokenCheckLock() {
	}

	/**
	 * Words the refusal.
	 * @param chain where the filter chain was declared
	 * @return what is wrong
	 */
	public static Violation violation(String chain) {
		return new Violation("A filter chain takes bearer tokens that never reach KlexHealth's checks.", chain,
				"Access tokens are checked by KlexHealth's rules. An application can add to them and cannot replace them.",
				"In %s: http.oauth2ResourceServer((resourceServer) -> resourceServer.jwt(Customizer.withDefaults())), and set klexhealth.resource-server.audiences"
					.formatted(chain));
	}

}
