package com.klexhealth.boot.resourceserver;

import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * The body of a refusal (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what is wrong, in a few words
 * @param detail what to do about it
 * @param reason a code for programs, which stays the same in later versions
 */
public record Problem(int status, String title, String detail, String reason) {

	/**
	 * The media type of the body.
	 */
	public static final String MEDIA_TYPE = "application/problem+json";

	/**
	 * Writes the body.
	 * @return JSON
	 */
	public String toJson() {
		return JSONObjectUtils.toJSONString(toMembers());
	}

	/**
	 * Returns what the body consists of.
	 * @return the members by their names, in order
	 */
	public Map<String, Object> toMembers() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "about:blank");
		members.put("title", this.title);
		members.put("status", this.status);
		members.put("detail", this.detail);
		members.put("reason", this.reason);
		return members;
	}

}
