package com.klexhealth.sandbox.authorization;

import java.net.URI;
import java.util.Set;

import com.klexhealth.sandbox.startup.StartRefusedException;
import com.klexhealth.url.UrlRule;
import com.klexhealth.url.UrlRules;

/**
 * Checks the issuer: it has to be where the sandbox answers, which is on loopback only.
 */
final class Issuer {

	private Issuer() {
	}

	static String check(String issuer) {
		Set<UrlRule> broken = UrlRules.allowingLoopbackHttp().brokenByIssuer(issuer);
		for (UrlRule rule : broken) {
			throw refused(issuer, rule.getExplanation());
		}
		URI url = URI.create(issuer);
		if (!UrlRules.isLoopback(url.getHost())) {
			throw refused(issuer, "the sandbox answers on loopback only");
		}
		if (!url.getRawPath().isEmpty()) {
			throw refused(issuer, "it has a path, and be it only a /");
		}
		return issuer;
	}

	private static StartRefusedException refused(String issuer, String reason) {
		return new StartRefusedException(
				"klexhealth.sandbox.issuer is '" + issuer + "', which cannot be the issuer of this sandbox: " + reason
						+ ".",
				"Remove klexhealth.sandbox.issuer and give a fixed server.port, or set it to an address such as "
						+ "http://localhost:9000.");
	}

}
