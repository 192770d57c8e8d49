package com.klexhealth.sample.api;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The invented patients are as many and as plausible as they are said to be.
 */
@DataTest
class DemoDataTests {

	private final JdbcClient jdbc;

	@Autowired
	DemoDataTests(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Test
	void thereAreSomeThirtyPatientsMostOfThemInDoctorWebersCare() {
		assertThat(count("select count(*) from patient")).isEqualTo(36);
		assertThat(count("select count(*) from care_relation where practitioner = '" + Tokens.WEBER + "'"))
			.isEqualTo(31);
		assertThat(count("select count(*) from care_relation where practitioner = '" + Tokens.HARTMANN + "'"))
			.isEqualTo(6);
	}

	@Test
	void everybodyIsInSomebodysCare() {
		assertThat(count("select count(*) from patient where id not in (select patient_id from care_relation)"))
			.isZero();
	}

	@Test
	void everyPatientHasTwoToFourPrescriptions() {
		assertThat(this.jdbc.sql("""
				select count(r.id) from patient p left join prescription r on r.patient_id = p.id group by p.id
				""").query(Long.class).list()).hasSize(36).allSatisfy((count) -> assertThat(count).isBetween(2L, 4L));
	}

	@Test
	void twoPatientsHaveAccounts() {
		assertThat(this.jdbc.sql("select subject from patient where subject is not null").query(String.class).list())
			.containsExactlyInAnyOrder(Tokens.SCHNEIDER, Tokens.YILMAZ);
	}

	@Test
	void insuranceNumbersAreUniqueAndHaveARightCheckDigit() {
		assertThat(this.jdbc.sql("select insurance_number from patient").query(String.class).list())
			.doesNotHaveDuplicates()
			.allSatisfy((number) -> assertThat(number).matches("[A-Z][0-9]{9}")
				.satisfies((ten) -> assertThat(checkDigit(ten)).isEqualTo(ten.charAt(9) - '0')));
	}

	@Test
	void addressesLeadToNobody() {
		assertThat(this.jdbc.sql("select email from patient where email is not null").query(String.class).list())
			.isNotEmpty()
			.allSatisfy((email) -> assertThat(email).matches("[a-z.-]+@example\\.com"));
		assertThat(this.jdbc.sql("select phone from patient").query(String.class).list())
			.allSatisfy((phone) -> assertThat(phone).matches("030 23125 [0-9]{3}|0171 39200 [0-9]{2}"));
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	/*
	 * The letter counts as its two-digit place in the alphabet; every other digit is
	 * doubled, and the sum of all cross sums is taken modulo 10.
	 */
	private static int checkDigit(String insuranceNumber) {
		String digits = "%02d%s".formatted(insuranceNumber.charAt(0) - 'A' + 1, insuranceNumber.substring(1, 9));
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int product = (digits.charAt(i) - '0') * (1 + i % 2);
			sum += product / 10 + product % 10;
		}
		return sum % 10;
	}

}
