package com.klexhealth.sample.api.patient;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

import com.klexhealth.sample.api.DataTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.access.Caller;

import static org.assertj.core.api.Assertions.assertThat;

@DataTest
class PatientRepositoryTests {

	private static final Caller WEBER = new Caller(Tokens.WEBER, null, null, Set.of("practitioner"));

	private final PatientRepository patients;

	@Autowired
	PatientRepositoryTests(PatientRepository patients) {
		this.patients = patients;
	}

	@Test
	void namesAreSortedAsInATelephoneBook() {
		assertThat(familyNames(find("", 0, 8))).containsExactly("Albrecht", "Aydın", "Becker", "Böhme", "Bui",
				"Dietrich", "Engel", "Fischer");
	}

	@Test
	void pagesFollowEachOtherWithoutGapsAndRepetitions() {
		List<UUID> all = ids(find("", 0, 100));
		assertThat(ids(find("", 0, 10))).isEqualTo(all.subList(0, 10));
		assertThat(ids(find("", 1, 10))).isEqualTo(all.subList(10, 20));
		assertThat(ids(find("", 3, 10))).isEqualTo(all.subList(30, all.size()));
	}

	@Test
	void aPageKnowsHowManyThereAre() {
		Page<Patient> page = find("", 1, 20);
		assertThat(page.getTotalElements()).isEqualTo(31);
		assertThat(page.getTotalPages()).isEqualTo(2);
		assertThat(page.getNumberOfElements()).isEqualTo(11);
	}

	@Test
	void aPageBehindTheLastIsEmpty() {
		assertThat(find("", Integer.MAX_VALUE, 100).getContent()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "schneid,Schneider", "LUKAS,Schneider", "lukas schneider,Schneider", "Schneider Lukas,Schneider",
			"yilmaz,Yılmaz", "YILMAZ,Yılmaz", "Böhm,Böhme", "bohm,Böhme", "ayse,Kaya", "schulze-o,Schulze-Oben" })
	void aNameIsFoundHoweverItIsTyped(String search, String familyName) {
		assertThat(familyNames(find(search, 0, 20))).containsExactly(familyName);
	}

	@Test
	void anInsuranceNumberIsFoundInAnyCase() {
		Patient becker = find("becker", 0, 1).getContent().get(0);
		assertThat(ids(find(becker.insuranceNumber().toLowerCase(), 0, 20))).containsExactly(becker.id());
		assertThat(ids(find(becker.insuranceNumber().substring(1), 0, 20))).containsExactly(becker.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "_", "s%r", "!", "\\", "' or 1=1 --", "schneiderx" })
	void wildcardsAndTricksFindNobody(String search) {
		assertThat(find(search, 0, 20).getContent()).isEmpty();
		assertThat(find(search, 0, 20).getTotalElements()).isZero();
	}

	@Test
	void theSearchDoesNotReachBeyondTheCallersPatients() {
		assertThat(find("arnold", 0, 20)).isEmpty();
		assertThat(this.patients.findVisiblePage("%arnold%",
				new Caller(Tokens.HARTMANN, null, null, Set.of("practitioner")), PageRequest.of(0, 20)))
			.hasSize(1);
	}

	@Test
	void aPatientIsReadWithNameAndAddress() {
		Patient patient = this.patients.findById(UUID.fromString(DemoPatients.SCHNEIDER)).orElseThrow();
		assertThat(patient.name()).isEqualTo(new PersonName("Lukas", "Schneider"));
		assertThat(patient.address()).isEqualTo(new Address("Kastanienallee 14", "10435", "Berlin"));
		assertThat(patient.gender()).isEqualTo(Gender.MALE);
	}

	private Page<Patient> find(String search, int page, int size) {
		return this.patients.findVisiblePage(SearchPattern.containing(search), WEBER, PageRequest.of(page, size));
	}

	private static List<String> familyNames(Page<Patient> page) {
		return page.map((patient) -> patient.name().familyName()).getContent();
	}

	private static List<UUID> ids(Page<Patient> page) {
		return page.map(Patient::id).getContent();
	}

}
