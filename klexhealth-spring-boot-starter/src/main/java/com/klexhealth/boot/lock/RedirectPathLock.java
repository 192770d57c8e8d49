package com.klexhealth.boot.lock;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Refuses a redirect URL without a path: the answer to a login could not be told from a
 * visit to the start page.
 */
public final class RedirectPathLock {

	private static final String BASE_URL = "{baseUrl}";

	private RedirectPathLock() {
	}

	/**
	 * Looks at the redirect URL.
	 * @param redirectUrl the redirect URL as configured
	 * @return what is wrong
	 */
	public static List<Violation> check(String redirectUrl) {
		String path = path(redirectUrl);
		if (path == null || path.length() > 1) {
			return List.of();
		}
		return List.of(new Violation("The redirect URL \"%s\" has no path.".formatted(redirectUrl),
				"klexhealth.client.redirect-url",
				"The answer to a login arrives at a path of its own, so that it cannot be mistaken for a visit.",
				"Register a RedirectUrl with a path at KlexHealth and set it, as in klexhealth.client.redirect-url={baseUrl}/login/oauth2/code/klexhealth"));
	}

	private static @Nullable String path(String redirectUrl) {
		try {
			String url = (redirectUrl.startsWith(BASE_URL))
					? "https://base.example" + redirectUrl.substring(BASE_URL.length()) : redirectUrl;
			return new URI(url).getPath();
		}
		catch (URISyntaxException ex) {
			// the URL rules refuse it
			return null;
		}
	}

}
