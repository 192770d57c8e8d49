package com.klexhealth.boot.login;

import java.net.URI;

/**
 * The redirect URL as it is registered at KlexHealth.
 *
 * @param template an absolute URL, or a path after <code>{baseUrl}</code>
 */
public record RedirectUrl(String template) {

	private static final String BASE_URL = "{baseUrl}";

	/**
	 * Returns the path within the application at which the answer to a login arrives.
	 * @param contextPath the context path of the application, empty for the root
	 * @return a path with a leading slash
	 */
	public String getPath(String contextPath) {
		if (this.template.startsWith(BASE_URL)) {
			return this.template.substring(BASE_URL.length());
		}
		String path = URI.create(this.template).getPath();
		return (path.startsWith(contextPath + "/")) ? path.substring(contextPath.length()) : path;
	}

}
