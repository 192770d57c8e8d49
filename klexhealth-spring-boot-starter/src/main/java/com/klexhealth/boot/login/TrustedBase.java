package com.klexhealth.boot.login;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.klexhealth.url.UrlRules;

/**
 * Decides whether the base of a request may become part of a URL that people are sent to.
 * Whoever sends a request writes its Host header, and a proxy may pass on more than it
 * should.
 */
public final class TrustedBase {

	private final Set<String> hosts;

	private final UrlRules rules;

	/**
	 * Creates the decision.
	 * @param hosts hosts that the application is known by, with a port or without
	 * @param rules what a redirect URL may look like
	 */
	public TrustedBase(Collection<String> hosts, UrlRules rules) {
		this.hosts = hosts.stream().map((host) -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		this.rules = rules;
	}

	/**
	 * Looks at a base.
	 * @param scheme {@code https} or {@code http}
	 * @param host the host, as the request names it
	 * @param port the port
	 * @throws UntrustedBaseException if it is not one of the application's own
	 */
	public void check(String scheme, String host, int port) {
		String name = host.toLowerCase(Locale.ROOT);
		if (!UrlRules.isLoopback(name) && !this.hosts.contains(name) && !this.hosts.contains(name + ":" + port)) {
			throw new UntrustedBaseException(
					"Nobody can log in at \"%s\", which is not known to be an address of this application. If it is, "
						.formatted(UrlRules.display(host))
							+ "set klexhealth.client.redirect-url to the RedirectUrl as registered at KlexHealth, "
							+ "or add the host to klexhealth.client.trusted-hosts");
		}
		if (!this.rules.brokenByRedirectUrl("%s://%s:%d/".formatted(scheme, name, port)).isEmpty()) {
			throw new UntrustedBaseException("Nobody can log in at \"%s://%s\", as KlexHealth takes only https. "
				.formatted(scheme, UrlRules.display(host))
					+ "Behind a proxy that ends TLS, set server.forward-headers-strategy or klexhealth.client.redirect-url; "
					+ "for development on this machine alone set klexhealth.allow-loopback-http=true");
		}
	}

}
