package com.klexhealth.boot.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Refuses limits for access tokens that would limit nothing, or let nothing pass.
 */
public final class TokenRulesLock {

	private static final String PREFIX = "klexhealth.resource-server.";

	private static final Duration LONGEST_CLOCK_SKEW = Duration.ofMinutes(10);

	private TokenRulesLock() {
	}

	/**
	 * Looks at the times.
	 * @param clockSkew tolerance for the times of a token
	 * @param maximumLifetime how long a token may live
	 * @return what is wrong
	 */
	public static List<Violation> checkTimes(Duration clockSkew, Duration maximumLifetime) {
		List<Violation> violations = new ArrayList<>();
		if (clockSkew.isNegative() || clockSkew.compareTo(LONGEST_CLOCK_SKEW) > 0) {
			violations.add(violation("A clock skew of %s is configured.".formatted(clockSkew), "clock-skew",
					"Clocks differ by seconds; a tolerance above 10 minutes keeps expired tokens alive.",
					"clock-skew=60s"));
		}
		if (maximumLifetime.isNegative() || maximumLifetime.isZero()) {
			violations
				.add(violation("A maximum lifetime of %s is configured.".formatted(maximumLifetime), "maximum-lifetime",
						"A token lives for some time, or none would ever pass.", "maximum-lifetime=24h"));
		}
		return violations;
	}

	/**
	 * Looks at the clients whose tokens pass.
	 * @param allowedClients the ids as configured, {@code null} if they are not
	 * @return what is wrong
	 */
	public static List<Violation> checkAllowedClients(@Nullable Collection<String> allowedClients) {
		if (allowedClients == null
				|| (!allowedClients.isEmpty() && allowedClients.stream().noneMatch(String::isBlank))) {
			return List.of();
		}
		return List.of(violation("A list of allowed clients is configured that has no id, or an empty one.",
				"allowed-clients", "Without an id the list would let the tokens of any client pass.",
				"allowed-clients=<the ClientIds from KlexHealth's Clients page>"));
	}

	/**
	 * Looks at how verified tokens are remembered.
	 * @param maximumSize how many
	 * @param timeToLive for how long
	 * @return what is wrong
	 */
	public static List<Violation> checkVerifiedTokenCache(long maximumSize, Duration timeToLive) {
		if (maximumSize > 0 && !timeToLive.isNegative() && !timeToLive.isZero()) {
			return List.of();
		}
		return List.of(violation("%d verified tokens are to be remembered for %s.".formatted(maximumSize, timeToLive),
				"verified-token-cache", "What is remembered has a size and a time, or it is switched off.",
				"verified-token-cache.enabled=false"));
	}

	private static Violation violation(String found, String property, String rule, String mend) {
		return new Violation(found, PREFIX + property, rule,
				"Remove the line to get the default, or set " + PREFIX + mend);
	}

}
