package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A look at a patient, or an attempt at one, as the patient reads of it.
 */
@Schema(name = "AccessRecord", requiredProperties = { "id", "occurredAt", "subject", "action", "outcome" })
record AccessRecordView(@Schema(description = "For `before`", example = "4711") Long id,
		@Schema(example = "2026-10-05T09:30:00Z") Instant occurredAt,
		@Schema(description = "Whose account it was", example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") String subject,
		@Schema(description = "Through which application",
				example = "klexhealth-sample-webapp") @Nullable String client,
		@Schema(description = "What was done or tried", example = "read-prescription") Action action,
		@Schema(description = "Which of your prescriptions, or what else of yours",
				example = "5b0e9c7a-1d2f-4e3a-8b6c-9f0d1e2a3b4c") @Nullable UUID resourceId,
		@Schema(description = "Why it was allowed", example = "care") @Nullable Grounds grounds,
		@Schema(description = "What was given as reason, where one is asked for",
				example = "Unconscious after a fall, medication unknown") @Nullable String reason,
		@Schema(example = "allowed") AccessRecord.Outcome outcome,
		@Schema(description = "The HTTP status of the refusal", example = "404") @Nullable Integer status) {

	static AccessRecordView of(AccessRecord entry) {
		return new AccessRecordView(Objects.requireNonNull(entry.id()), entry.occurredAt(), entry.subject(),
				entry.client(), entry.action(), entry.resourceId(), entry.grounds(), entry.reason(), entry.outcome(),
				entry.status());
	}

}
