package com.klexhealth.boot.resourceserver;

import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * The body of a refusal (RFC 9457).
 *
 * @param status the HTTP status
 * @param reason why the request was refused
 */
public record Problem(int status, ProblemReason reason) {

	/**
	 * The media type of the body.
	 */
	public static final String MEDIA_TYPE = "application/problem+json";

	/**
	 * Writes the body.
	 * @return JSON
	 */
	public String toJson() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "about:blank");
		members.put("title", this.reason.getTitle());
		members.put("status", this.status);
		members.put("detail", this.reason.getDetail());
		members.put("reason", this.reason.getCode());
		return JSONObjectUtils.toJSONString(members);
	}

}
