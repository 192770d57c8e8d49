package com.klexhealth.url;

import java.net.URI;
import java.util.Locale;

/**
 * The origin of a URL (RFC 6454). Two URLs are of one origin if theirs are equal.
 *
 * @param scheme the scheme, in lower case
 * @param host the host, in lower case
 * @param port the port, that of the scheme if the URL has none
 */
public record Origin(String scheme, String host, int port) {

	/**
	 * Returns the origin of a URL.
	 * @param url an absolute URL with a host
	 * @return its origin
	 * @throws IllegalArgumentException if it is not absolute or has no host
	 */
	public static Origin of(URI url) {
		if (url.getScheme() == null || url.getHost() == null) {
			throw new IllegalArgumentException("Not an absolute URL: " + UrlRules.display(url.toString()));
		}
		String scheme = url.getScheme().toLowerCase(Locale.ROOT);
		int defaultPort = ("https".equals(scheme)) ? 443 : 80;
		return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT),
				(url.getPort() != -1) ? url.getPort() : defaultPort);
	}

	@Override
	public String toString() {
		return this.scheme + "://" + this.host + ":" + this.port;
	}

}
