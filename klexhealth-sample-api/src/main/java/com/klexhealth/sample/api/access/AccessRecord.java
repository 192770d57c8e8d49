package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * One look at a patient's data, one change of it, or one attempt that was refused. It
 * tells who, through which application, whom, what, why and when, and nothing of what was
 * seen.
 *
 * @param grounds why it was allowed, or {@code null} if it was not
 * @param status what was answered instead, or {@code null} if it was allowed
 * @param reason what the caller gave as reason, where one was asked for
 */
record AccessRecord(@Id @Nullable Long id, Instant occurredAt, String subject, @Nullable String client,
		@Nullable String tokenId, Action action, @Nullable UUID patientId, @Nullable UUID resourceId, Outcome outcome,
		@Nullable Integer status, @Nullable Grounds grounds, @Nullable String reason) {

	/**
	 * How it ended.
	 */
	enum Outcome {

		/** The data was shown or changed. */
		@JsonProperty("allowed")
		ALLOWED,

		/** Nothing was shown, and nothing changed. */
		@JsonProperty("refused")
		REFUSED

	}

}
