package com.klexhealth.boot.lock;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import com.klexhealth.url.UrlRules;

/**
 * Refuses the exception for loopback {@code http} in an application that people reach
 * from other machines.
 */
public final class LoopbackLock {

	private LoopbackLock() {
	}

	/**
	 * Looks at where the application is reached.
	 * @param allowLoopbackHttp whether the exception is asked for
	 * @param redirectUrl the redirect URL as configured
	 * @return what is wrong
	 */
	public static List<Violation> check(boolean allowLoopbackHttp, String redirectUrl) {
		if (!allowLoopbackHttp || !isElsewhere(redirectUrl)) {
			return List.of();
		}
		return List.of(new Violation(
				"http is let through for loopback, but the redirect URL \"%s\" is that of another host."
					.formatted(UrlRules.display(redirectUrl)),
				"klexhealth.allow-loopback-http",
				"The exception is for development on one machine. An application that is reached under a host name uses https for everything.",
				"Remove the line klexhealth.allow-loopback-http=true"));
	}

	private static boolean isElsewhere(String redirectUrl) {
		try {
			String host = new URI(redirectUrl).getHost();
			return host != null && !UrlRules.isLoopback(host);
		}
		catch (URISyntaxException ex) {
			// a template, or one that the URL rules refuse
			return false;
		}
	}

}
