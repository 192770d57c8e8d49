package com.klexhealth.boot.resourceserver;

import java.text.ParseException;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Problem}.
 */
class ProblemTests {

	@Test
	void saysWhatIsWrongInTheMembersOfTheRfc() throws ParseException {
		assertThat(JSONObjectUtils.parse(new Problem(401, ProblemReason.MISSING_TOKEN).toJson()))
			.containsEntry("type", "about:blank")
			.containsEntry("title", "Authentication is needed")
			.containsEntry("status", 401L)
			.containsEntry("detail", "Send an access token of KlexHealth in the Authorization header.")
			.containsEntry("reason", "missing_token")
			.hasSize(5);
	}

	@ParameterizedTest
	@EnumSource
	void everyReasonHasWordsForPeople(ProblemReason reason) {
		assertThat(reason.getTitle()).isNotBlank();
		assertThat(reason.getDetail()).endsWith(".");
	}

	@Test
	void theCodesAreStable() {
		assertThat(ProblemReason.values()).extracting(ProblemReason::getCode)
			.containsExactly("missing_token", "invalid_token", "invalid_request", "insufficient_scope",
					"keys_unavailable");
	}

}
