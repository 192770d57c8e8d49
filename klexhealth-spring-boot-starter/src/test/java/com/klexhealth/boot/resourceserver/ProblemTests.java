package com.klexhealth.boot.resourceserver;

import java.text.ParseException;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.klexhealth.boot.jwt.TokenRefusal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Problem}.
 */
class ProblemTests {

	@Test
	void saysWhatIsWrongInTheMembersOfTheRfc() throws ParseException {
		assertThat(JSONObjectUtils.parse(ProblemReason.MISSING_TOKEN.toProblem().toJson()))
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
		assertThat(reason.toProblem().title()).isNotBlank();
		assertThat(reason.toProblem().detail()).endsWith(".");
	}

	@ParameterizedTest
	@CsvSource({ "MISSING_TOKEN,401,missing_token", "INVALID_TOKEN,401,invalid_token",
			"INVALID_REQUEST,400,invalid_request", "INSUFFICIENT_SCOPE,403,insufficient_scope",
			"KEYS_UNAVAILABLE,503,keys_unavailable" })
	void theStatusesAndCodesAreStable(ProblemReason reason, int status, String code) {
		assertThat(reason.toProblem().status()).isEqualTo(status);
		assertThat(reason.toProblem().reason()).isEqualTo(code);
	}

	@Test
	void aBadTokenIsNamedByWhatIsBadAboutIt() {
		assertThat(ProblemReason.INVALID_TOKEN.toProblem(TokenRefusal.EXPIRED_TOKEN))
			.isEqualTo(new Problem(401, "The access token is not valid",
					"The token has expired. Get a new one from KlexHealth by the authorization code grant.",
					"expired_token"));
	}

}
