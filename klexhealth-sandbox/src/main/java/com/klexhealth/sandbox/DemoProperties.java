package com.klexhealth.sandbox;

/**
 * What can be configured of the demo accounts and demo clients.
 */
public class DemoProperties {

	/**
	 * Whether the demo accounts and demo clients are there at start.
	 */
	private boolean enabled = true;

	/**
	 * Where the sample webapp runs. Its client's RedirectUrl starts with it.
	 */
	private String webappUrl = "http://localhost:8080";

	/**
	 * Where the sample API runs. The RedirectUrl and the WebOrigin of its Swagger UI
	 * start with it.
	 */
	private String apiUrl = "http://localhost:8081";

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getWebappUrl() {
		return this.webappUrl;
	}

	public void setWebappUrl(String webappUrl) {
		this.webappUrl = webappUrl;
	}

	public String getApiUrl() {
		return this.apiUrl;
	}

	public void setApiUrl(String apiUrl) {
		this.apiUrl = apiUrl;
	}

}
