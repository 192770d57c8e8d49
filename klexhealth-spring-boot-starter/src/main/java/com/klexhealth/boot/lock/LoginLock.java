package com.klexhealth.boot.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.klexhealth.url.UrlRules;

/**
 * Refuses settings of the login that would open it to any host, or with which no call of
 * KlexHealth could succeed.
 */
public final class LoginLock {

	private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

	private LoginLock() {
	}

	/**
	 * Looks at the hosts that people may log in at.
	 * @param hosts the hosts as configured
	 * @return what is wrong
	 */
	public static List<Violation> checkTrustedHosts(Collection<String> hosts) {
		return hosts.stream()
			.filter((host) -> !HOST.matcher(host).matches())
			.map((host) -> new Violation("The trusted host \"%s\" is not a host.".formatted(UrlRules.display(host)),
					"klexhealth.client.trusted-hosts",
					"A host that people log in at is named in full, without scheme, path and wildcard.",
					"Set klexhealth.client.trusted-hosts=practice.example, with :<port> if it has one"))
			.toList();
	}

	/**
	 * Looks at what Spring Session writes of a session at the end of a request.
	 * @param saveMode the mode as configured, {@code null} for the default
	 * @return what is wrong
	 */
	public static List<Violation> checkSaveMode(@Nullable String saveMode) {
		if (saveMode == null || "onsetattribute".equals(saveMode.replaceAll("[-_]", "").toLowerCase(Locale.ROOT))) {
			return List.of();
		}
		return List
			.of(new Violation("Sessions are saved in the mode \"%s\".".formatted(UrlRules.display(saveMode)),
					"spring.session.jdbc.save-mode",
					"A request writes back what it changed and nothing else; it would undo what others did meanwhile, "
							+ "and bring back tokens that were used up.",
					"Remove the line spring.session.jdbc.save-mode"));
	}

	/**
	 * Looks at the times.
	 * @param timeout longest time that a call may take
	 * @param refreshAhead how long before its end a token is refreshed
	 * @return what is wrong
	 */
	public static List<Violation> checkTimes(Duration timeout, Duration refreshAhead) {
		List<Violation> violations = new ArrayList<>();
		if (timeout.toMillis() <= 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
			violations.add(new Violation("A call of KlexHealth during a login may take %s.".formatted(timeout),
					"klexhealth.client.timeout",
					"It is at least a millisecond and at most a minute, as a person waits for it.",
					"Remove the line to get the default, or set klexhealth.client.timeout=5s"));
		}
		if (refreshAhead.isNegative()) {
			violations
				.add(new Violation("Access tokens are to be refreshed %s before their end.".formatted(refreshAhead),
						"klexhealth.client.refresh-ahead", "It is not negative.",
						"Remove the line to get the default, or set klexhealth.client.refresh-ahead=60s"));
		}
		return violations;
	}

}
