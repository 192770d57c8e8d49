package com.klexhealth.sample.api.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which records of accesses somebody wants to read. Refused attempts cost nothing, so
 * that somebody might write more of them than anybody reads: who wants to know who really
 * looked leaves them out, and {@code before} leads beyond the last page.
 *
 * @param outcome only those that ended like this
 * @param before only those before this one
 */
record AccessLogQuery(
		@Parameter(description = "Only accesses that were `allowed`, or only those that were `refused`",
				example = "allowed") @Nullable @Pattern(regexp = "allowed|refused",
						message = "{sample.outcome}") String outcome,
		@Parameter(description = "Only records before this one, by its `id`: the way beyond the last page",
				example = "4711") @Nullable @Min(1) Long before) {

	Collection<AccessRecord.Outcome> outcomes() {
		return (this.outcome != null) ? Set.of(AccessRecord.Outcome.valueOf(this.outcome.toUpperCase(Locale.ROOT)))
				: EnumSet.allOf(AccessRecord.Outcome.class);
	}

	long beforeOrEnd() {
		return Objects.requireNonNullElse(this.before, Long.MAX_VALUE);
	}

	/**
	 * What was asked for, for the links of the answer.
	 * @return the parameters
	 */
	Map<String, Object> toParameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		if (this.outcome != null) {
			parameters.put("outcome", this.outcome);
		}
		if (this.before != null) {
			parameters.put("before", this.before);
		}
		return parameters;
	}

}
