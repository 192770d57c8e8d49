package com.klexhealth.boot.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * Refuses signature algorithms that prove nothing: none at all, {@code none}, and
 * {@code HS*}, whose key would have to be known to every API (RFC 8725, section 3.1).
 */
public final class AlgorithmLock {

	private AlgorithmLock() {
	}

	/**
	 * Looks at the algorithms.
	 * @param algorithms the algorithms as configured
	 * @return what is wrong
	 */
	public static List<Violation> check(Collection<String> algorithms) {
		List<Violation> violations = new ArrayList<>();
		if (algorithms.isEmpty()) {
			violations.add(violation("No signature algorithm is configured."));
		}
		for (String algorithm : algorithms) {
			if (SignatureAlgorithm.from(algorithm) == null) {
				violations.add(violation("The signature algorithm \"%s\" is configured.".formatted(algorithm)));
			}
		}
		return violations;
	}

	private static Violation violation(String found) {
		return new Violation(found, "klexhealth.resource-server.algorithms",
				"Tokens are signed with a key pair: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384 or ES512.",
				"Remove the line to get the default, or set klexhealth.resource-server.algorithms=RS256,PS256,ES256");
	}

}
