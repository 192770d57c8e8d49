package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever goes wrong, and whenever, leaves one record: of a look that took place, or of
 * one that did not.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:recorded-once;MODE=PostgreSQL")
@AutoConfigureMockMvc
@Import(RecordedOnceTests.Failing.class)
class RecordedOnceTests {

	private final MockMvcTester mvc;

	private final Records records;

	@Autowired
	RecordedOnceTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.records = new Records(jdbc);
	}

	@Test
	void aLookThatTookPlaceStaysOneIfItsAnswerFails() {
		fail("after");
		assertThat(this.records.added()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aLookThatFailedIsNoneThatTookPlace() {
		fail("during");
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 500 " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aLookThatSucceedsIsRecordedOnce() {
		assertThat(this.mvc.get().uri("/patients/{id}", DemoPatients.SCHNEIDER).with(Tokens.weber().asBearer()))
			.hasStatusOk();
		assertThat(this.records.added()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	private void fail(String when) {
		assertThat(this.mvc.get()
			.uri("/failing/{patientId}/{when}", DemoPatients.SCHNEIDER, when)
			.with(Tokens.weber().asBearer())).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
	}

	/**
	 * Fails during the transaction of a look, or after it.
	 */
	@RestController
	static class Failing {

		private final AccessLog accessLog;

		private final TransactionOperations transactions;

		Failing(AccessLog accessLog, TransactionOperations transactions) {
			this.accessLog = accessLog;
			this.transactions = transactions;
		}

		@GetMapping("/failing/{patientId}/{when}")
		@CanReadPatients
		@Recorded(Action.READ_PATIENT)
		void fail(@PathVariable UUID patientId, @PathVariable String when, Authentication authentication) {
			this.transactions.executeWithoutResult((transaction) -> {
				this.accessLog.allowed(Caller.of(authentication), Action.READ_PATIENT, Grounds.CARE, patientId, null,
						null);
				if (when.equals("during")) {
					throw new IllegalStateException("The look failed");
				}
			});
			throw new IllegalStateException("The answer failed");
		}

	}

}
