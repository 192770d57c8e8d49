package com.klexhealth.sandbox.client;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What somebody types to make a client: one URL a line.
 */
public class ClientForm {

	@NotBlank(message = "{client.error.name}")
	@Size(max = 100, message = "{client.error.name}")
	private String name = "";

	@NotBlank(message = "{client.error.redirect-url}")
	@Size(max = 3500, message = "{client.error.too-long}")
	private String redirectUrls = "";

	@Size(max = 3500, message = "{client.error.too-long}")
	private String webOrigins = "";

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name.strip();
	}

	public String getRedirectUrls() {
		return this.redirectUrls;
	}

	public void setRedirectUrls(String redirectUrls) {
		this.redirectUrls = redirectUrls;
	}

	public String getWebOrigins() {
		return this.webOrigins;
	}

	public void setWebOrigins(String webOrigins) {
		this.webOrigins = webOrigins;
	}

	List<String> redirectUrlList() {
		return lines(this.redirectUrls);
	}

	List<String> webOriginList() {
		return lines(this.webOrigins);
	}

	private static List<String> lines(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).distinct().toList();
	}

}
