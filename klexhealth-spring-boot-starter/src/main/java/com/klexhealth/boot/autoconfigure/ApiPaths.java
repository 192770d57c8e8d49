package com.klexhealth.boot.autoconfigure;

import java.util.List;

/**
 * Says which paths of an application are under token validation.
 */
public final class ApiPaths {

	private ApiPaths() {
	}

	/**
	 * Returns the paths as configured, or those by default.
	 * @param properties the configuration
	 * @return patterns, at least one
	 */
	public static List<String> of(KlexHealthProperties properties) {
		List<String> paths = properties.resourceServer().paths();
		return (paths.isEmpty()) ? List.of((properties.isLoginEnabled()) ? "/api/**" : "/**") : paths;
	}

}
