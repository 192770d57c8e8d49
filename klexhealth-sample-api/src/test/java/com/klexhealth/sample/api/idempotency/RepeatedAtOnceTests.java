package com.klexhealth.sample.api.idempotency;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import com.klexhealth.sample.api.AtOnce;
import com.klexhealth.sample.api.CommittingApiTest;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The same request several times at once, in real transactions.
 */
@CommittingApiTest
class RepeatedAtOnceTests {

	private final MockMvcTester mvc;

	private final Idempotency idempotency;

	private final OldKeys oldKeys;

	private final TransactionTemplate transactions;

	private final JdbcClient jdbc;

	@Autowired
	RepeatedAtOnceTests(MockMvcTester mvc, Idempotency idempotency, OldKeys oldKeys, TransactionTemplate transactions,
			JdbcClient jdbc) {
		this.mvc = mvc;
		this.idempotency = idempotency;
		this.oldKeys = oldKeys;
		this.transactions = transactions;
		this.jdbc = jdbc;
	}

	@Test
	void whatIsSentTwentyTimesAtOnceIsCarriedOutOnceAndAnsweredTwentyTimes() throws Exception {
		List<MvcTestResult> results = AtOnce.run(20, (i) -> () -> register("at-once", "Atonce"));
		assertThat(results).allSatisfy((result) -> assertThat(result).hasStatus(HttpStatus.CREATED));
		assertThat(results).extracting((result) -> result.getResponse().getHeader(HttpHeaders.LOCATION))
			.containsOnly(results.get(0).getResponse().getHeader(HttpHeaders.LOCATION));
		assertThat(patients("Atonce")).isOne();
	}

	@Test
	void whoSendsItAgainWhileItIsStillBeingAnsweredIsToldToWait() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch mayEnd = new CountDownLatch(1);
		IdempotencyKey key = new IdempotencyKey(Tokens.WEBER, "slow", "POST /patients");
		CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> this.transactions
			.executeWithoutResult((status) -> this.idempotency.once(key, "slow", String.class, () -> {
				begun.countDown();
				await(mayEnd);
				return "done";
			})));
		try {
			await(begun);
			MvcTestResult refused = register("slow", "Slow");
			assertThat(refused).hasStatus(HttpStatus.CONFLICT)
				.hasHeader(HttpHeaders.RETRY_AFTER, "1")
				.bodyJson()
				.extractingPath("$.type")
				.isEqualTo("tag:klexhealth.com,2026:problem/request-in-progress");
		}
		finally {
			mayEnd.countDown();
			slow.get(30, TimeUnit.SECONDS);
		}
		assertThat(patients("Slow")).isZero();
	}

	@Test
	void aChangeThatFailedLeavesNoKeyBehind() {
		IdempotencyKey key = new IdempotencyKey(Tokens.WEBER, "failed", "POST /patients");
		assertThatIllegalStateException().isThrownBy(() -> this.transactions
			.executeWithoutResult((status) -> this.idempotency.once(key, "", String.class, () -> {
				throw new IllegalStateException("Failed");
			})));
		assertThat(register("failed", "Failed")).hasStatus(HttpStatus.CREATED);
		assertThat(patients("Failed")).isOne();
	}

	@Test
	void oldKeysAreForgottenAndYoungOnesKept() {
		this.jdbc.sql("""
				insert into idempotency_key (subject, name, fingerprint, created_at, result)
				select 'old', cast(p.id as varchar) || r.id, 'x', timestamp with time zone '2026-01-01 00:00:00Z', '{}'
				from patient p, prescription r fetch first 2500 rows only
				""").update();
		register("young", "Young");
		this.oldKeys.forget();
		assertThat(
				this.jdbc.sql("select count(*) from idempotency_key where subject = 'old'").query(Long.class).single())
			.isZero();
		assertThat(
				this.jdbc.sql("select count(*) from idempotency_key where name = 'young'").query(Long.class).single())
			.isOne();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long patients(String familyName) {
		return this.jdbc.sql("select count(*) from patient where family_name = ?")
			.param(familyName)
			.query(Long.class)
			.single();
	}

	private MvcTestResult register(String key, String familyName) {
		return this.mvc.post()
			.uri("/patients")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"givenName": "Max", "familyName": "%s", "birthDate": "1964-08-12", "gender": "male",
					 "insurer": "BARMER", "insuranceNumber": "T220001291"}""".formatted(familyName))
			.with(Tokens.practitioner(Tokens.WEBER).asBearer())
			.exchange();
	}

}
