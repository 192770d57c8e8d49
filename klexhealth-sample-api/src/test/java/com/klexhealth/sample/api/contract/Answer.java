package com.klexhealth.sample.api.contract;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What the API answered.
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	boolean successful() {
		return (this.status >= 200 && this.status < 300) || this.status == 304;
	}

	/**
	 * The type of the body, without parameters.
	 * @return the type, or an empty text
	 */
	String mediaType() {
		return this.headers.firstValue("Content-Type").map((type) -> type.split(";")[0].trim()).orElse("");
	}

}
