package com.klexhealth.boot.login;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * The redirect URL as it is registered at KlexHealth.
 *
 * @param template an absolute URL, or a path after <code>{baseUrl}</code>
 */
public record RedirectUrl(String template) {

	private static final String BASE_URL = "{baseUrl}";

	private static final String DEFAULT_PATH = "/login/oauth2/code/klexhealth";

	/**
	 * Returns the path within the application at which the answer to a login arrives.
	 * @param contextPath the context path of the application, empty for the root
	 * @return a path with a leading slash
	 */
	public String getPath(String contextPath) {
		String path = path();
		if (path == null || path.length() <= 1) {
			// the lock refuses it, but only once all faults are found
			return DEFAULT_PATH;
		}
		return (path.startsWith(contextPath + "/") && !isRelative()) ? path.substring(contextPath.length()) : path;
	}

	/**
	 * Tells whether it depends on the request.
	 * @return whether it begins with the base of the request
	 */
	public boolean isRelative() {
		return this.template.startsWith(BASE_URL);
	}

	/**
	 * Returns where the application begins, for people to come back to after a logout.
	 * @param contextPath the context path of the application, empty for the root
	 * @return a URL, or the base of the request with a slash
	 */
	public String getHome(String contextPath) {
		int path = this.template.indexOf('/', this.template.indexOf("//") + 2);
		return ((isRelative() || path < 0) ? BASE_URL : this.template.substring(0, path) + contextPath) + "/";
	}

	private @Nullable String path() {
		if (isRelative()) {
			return this.template.substring(BASE_URL.length());
		}
		try {
			return new URI(this.template).getPath();
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
