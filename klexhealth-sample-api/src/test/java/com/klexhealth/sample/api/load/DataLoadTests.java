package com.klexhealth.sample.api.load;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.klexhealth.sample.api.DataTest;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.patient.Folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DataTest
class DataLoadTests {

	private static final LoadProperties PROPERTIES = new LoadProperties(600, 5000, 20, 7);

	private final JdbcTemplate jdbc;

	private final DataLoad load;

	@Autowired
	DataLoadTests(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.load = new DataLoad(jdbc, new TransactionTemplate(transactions), PROPERTIES);
	}

	@Test
	void asManyAreLoadedAsWereAskedFor() {
		long patients = count("select count(*) from patient");
		long prescriptions = count("select count(*) from prescription");
		this.load.run();
		assertThat(count("select count(*) from patient") - patients).isEqualTo(600);
		assertThat(count("select count(*) from prescription") - prescriptions).isEqualTo(5000);
	}

	@Test
	void somePatientsHaveManyPrescriptionsAndSomeNone() {
		this.load.run();
		List<Long> counts = this.jdbc.queryForList("""
				select count(r.id) from patient p left join prescription r on r.patient_id = p.id group by p.id
				""", Long.class);
		assertThat(counts).contains(0L).anySatisfy((count) -> assertThat(count).isGreaterThan(20));
	}

	@Test
	void everybodyIsInSomebodysCare() {
		this.load.run();
		assertThat(count("select count(*) from patient where id not in (select patient_id from care_relation)"))
			.isZero();
		assertThat(count("select count(distinct practitioner) from care_relation where assigned_by = '"
				+ InventedCare.ASSIGNED_BY + "'"))
			.isEqualTo(21);
	}

	@Test
	void doctorWeberTreatsSomeThreeHundred() {
		this.load.run();
		assertThat(count("select count(*) from care_relation where practitioner = '" + Tokens.WEBER + "'"))
			.isBetween(300L, 340L);
	}

	@Test
	void theLastChangeOfEveryPrescriptionSaysWhatItSays() {
		this.load.run();
		assertThat(count("""
				select count(*) from prescription p where not exists (
					select 1 from prescription_change c where c.prescription_id = p.id and c.version = p.version
						and c.remedy = p.remedy and c.icd10_code = p.icd10_code and c.diagnosis = p.diagnosis
						and c.sessions = p.sessions and c.frequency = p.frequency and c.prescriber = p.prescriber
						and c.issued_on = p.issued_on and c.start_by = p.start_by
						and (c.kind = 'CANCELLED') = (p.status = 'CANCELLED'))
				""")).isZero();
		assertThat(count("select count(*) from prescription_change"))
			.isEqualTo(count("select sum(version) from prescription"));
		assertThat(this.jdbc.queryForList("select distinct kind from prescription_change", String.class))
			.containsExactlyInAnyOrder("ISSUED", "AMENDED", "CANCELLED");
	}

	@Test
	void namesAreFoldedAsTheSearchFoldsThem() {
		this.load.run();
		assertThat(this.jdbc
			.query("select given_name, given_name_folded, family_name, family_name_folded from patient", (row,
					number) -> new String[] { row.getString(1), row.getString(2), row.getString(3), row.getString(4) }))
			.allSatisfy((names) -> {
				assertThat(names[1]).isEqualTo(Folding.fold(names[0])).matches("[a-z -]+");
				assertThat(names[3]).isEqualTo(Folding.fold(names[2])).matches("[a-z -]+");
			});
	}

	@Test
	void addressesLeadToNobody() {
		this.load.run();
		assertThat(this.jdbc.queryForList("select email from patient where email is not null", String.class))
			.hasSizeGreaterThan(400)
			.allSatisfy((email) -> assertThat(email).matches("[a-z.-]+@example\\.com"));
	}

	@Test
	void insuranceNumbersAreUniqueAndHaveARightCheckDigit() {
		List<String> numbers = IntStream.rangeClosed(1, 100_000).mapToObj(InsuranceNumber::of).toList();
		assertThat(numbers).doesNotHaveDuplicates().allMatch((number) -> number.matches("[A-Z][0-9]{9}"));
		// of the public documentation of the number, and of Lukas Schneider
		assertThat(InsuranceNumber.withCheckDigit("A00050001")).isEqualTo("A000500015");
		assertThat(InsuranceNumber.withCheckDigit("R69630256")).isEqualTo("R696302567");
	}

	@Test
	void theSameSeedGivesTheSamePatients() {
		assertThat(first(100, 1)).isEqualTo(first(100, 1)).doesNotContainAnyElementsOf(first(100, 2));
	}

	@Test
	void nothingIsLoadedBesidePatientsWhoMayBeReal() {
		this.jdbc.update("""
				insert into patient (id, version, given_name, family_name, given_name_folded, family_name_folded,
					birth_date, gender, insurer, insurance_number, phone)
				values ('0e1c1d1e-0000-4000-8000-000000000001', 1, 'Max', 'Muster', 'max', 'muster', date '1964-08-12',
					'MALE', 'BARMER', 'T220001291', '030 1234567')
				""");
		assertRefused("The database holds 1 patients who may be real");
	}

	@Test
	void aPatientWithoutATelephoneMayBeReal() {
		this.jdbc.update("update patient set phone = null where family_name = 'Schneider'");
		assertRefused("The database holds 1 patients who may be real");
	}

	@Test
	void nothingIsLoadedTwice() {
		this.load.run();
		long patients = count("select count(*) from patient");
		assertRefused("Invented patients have been loaded into the database before");
		assertThat(count("select count(*) from patient")).isEqualTo(patients);
	}

	private void assertRefused(String message) {
		assertThatExceptionOfType(LoadRefusedException.class).isThrownBy(this.load::run)
			.withMessageStartingWith(message);
	}

	private long count(String sql) {
		return JdbcClient.create(this.jdbc).sql(sql).query(Long.class).single();
	}

	private static List<InventedPatient> first(int count, long seed) {
		InventedCare care = new InventedCare(new LoadProperties(1000, 10000, 10, seed));
		return IntStream.rangeClosed(1, count).mapToObj(care::patient).toList();
	}

}
