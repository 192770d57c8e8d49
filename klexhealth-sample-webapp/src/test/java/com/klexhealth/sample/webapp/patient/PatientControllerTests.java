package com.klexhealth.sample.webapp.patient;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.client.HttpClientErrorException;

import com.klexhealth.sample.webapp.TestPatients;
import com.klexhealth.sample.webapp.api.ApiPage;
import com.klexhealth.sample.webapp.api.Patient;
import com.klexhealth.sample.webapp.api.PatientApi;

import static com.klexhealth.sample.webapp.TestPatients.nothing;
import static com.klexhealth.sample.webapp.TestPatients.pageOf;
import static com.klexhealth.sample.webapp.TestVisitors.patient;
import static com.klexhealth.sample.webapp.TestVisitors.practitioner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@WebMvcTest(PatientController.class)
@MockitoBean(types = PatientApi.class)
class PatientControllerTests {

	private final MockMvcTester mvc;

	private final PatientApi api;

	PatientControllerTests(@Autowired MockMvcTester mvc, @Autowired PatientApi api) {
		this.mvc = mvc;
		this.api = api;
	}

	@Test
	void whoeverIsNotLoggedInIsSentToTheLogin() {
		assertThat(this.mvc.get().uri("/patients")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/oauth2/authorization/klexhealth");
		then(this.api).shouldHaveNoInteractions();
	}

	@Test
	void theListNamesPatientsAsInALibraryAndLinksToThem() {
		given(this.api.findPatients(null, 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		assertThat(list("/patients", "en")).hasStatusOk()
			.bodyText()
			.contains("<title>Patients – KlexHealth Sample</title>", ">Schneider, Lukas</a>",
					"href=\"/patients/" + TestPatients.ID + "\"", ">Mar 12, 1984</time>", ">A123456789<",
					">Techniker Krankenkasse<", ">1 patient<");
	}

	@Test
	void theListSpeaksGerman() {
		given(this.api.findPatients(null, 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		assertThat(list("/patients", "de")).hasStatusOk()
			.bodyText()
			.contains("<html lang=\"de\">", "<title>Patienten – KlexHealth-Beispiel</title>", ">12.03.1984</time>",
					">Versichertennummer<", ">Suchen<", ">1 Patient<");
	}

	@Test
	void theListIsATableForScreenReaders() {
		given(this.api.findPatients(null, 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		assertThat(list("/patients", "en")).bodyText()
			.contains("<caption class=\"visually-hidden\">Your patients, ordered by name</caption>",
					"<th scope=\"col\">Name</th>", "<th scope=\"row\">");
	}

	@Test
	void theNavigationMarksTheList() {
		given(this.api.findPatients(null, 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		assertThat(list("/patients", "en")).bodyText()
			.contains("<a href=\"/patients\" aria-current=\"page\">Patients</a>", "<a href=\"/profile\">Profile</a>");
	}

	@Test
	void aListWithoutPatientsSaysSo() {
		given(this.api.findPatients(null, 0, 10)).willReturn(nothing());
		assertThat(list("/patients", "en")).hasStatusOk()
			.bodyText()
			.contains("No patients yet", ">No patients<")
			.doesNotContain("<table>", "Pages of the patient list");
	}

	@Test
	void aSearchWithoutHitsSaysSoAndLeadsBack() {
		given(this.api.findPatients("Zzz", 0, 10)).willReturn(nothing());
		assertThat(list("/patients?search=Zzz", "en")).hasStatusOk()
			.bodyText()
			.contains("Nobody found", "No patients found for “Zzz”", "value=\"Zzz\"", ">Show all patients</a>")
			.doesNotContain("<table>");
	}

	@Test
	void aSearchThatTheApiRefusesFindsNobodyAndSaysWhatIsEnough() {
		given(this.api.findPatients("a", 0, 10))
			.willThrow(HttpClientErrorException.create(HttpStatus.BAD_REQUEST, "Bad Request", HttpHeaders.EMPTY,
					"{\"errors\":[{\"field\":\"search\",\"message\":\"…\"}]}".getBytes(StandardCharsets.UTF_8),
					StandardCharsets.UTF_8));
		assertThat(list("/patients?search=a", "de")).hasStatusOk()
			.bodyText()
			.contains("Niemand gefunden", "mindestens drei Buchstaben oder Ziffern", "value=\"a\"")
			.doesNotContain("<table>");
	}

	@Test
	void theApiIsNotAskedForAPageThatItDoesNotGiveOut() {
		given(this.api.findPatients(null, 999, 10)).willReturn(page(999, 31));
		assertThat(list("/patients?page=2147483647", "en")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/patients?page=3");
	}

	@Test
	void theSearchTermIsStrippedAndABlankOneIsNone() {
		given(this.api.findPatients("Schn", 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		given(this.api.findPatients(null, 0, 10)).willReturn(nothing());
		assertThat(list("/patients?search=  Schn ", "en")).bodyText().contains("1 patient found for “Schn”");
		assertThat(list("/patients?search=  ", "en")).bodyText().contains("No patients yet");
	}

	@Test
	void theSearchTermIsEscapedInTextAttributesAndLinks() {
		String term = "<b>\"Ö'&+{x}";
		given(this.api.findPatients(term, 1, 10)).willReturn(page(1, 31));
		assertThat(this.mvc.get()
			.uri("/patients")
			.param("search", term)
			.param("page", "1")
			.queryParam("lang", "en")
			.with(practitioner())).hasStatusOk()
			.bodyText()
			.contains("“&lt;b&gt;&quot;Ö&#39;&amp;+{x}”", "value=\"&lt;b&gt;&quot;Ö&#39;&amp;+{x}\"",
					"href=\"?search=%3Cb%3E%22%C3%96%27%26%2B%7Bx%7D&amp;page=2\"")
			.doesNotContain("<b>");
	}

	@Test
	void aPageInTheMiddleLinksToItsNeighboursAndKeepsTheSearch() {
		given(this.api.findPatients("e", 1, 10)).willReturn(page(1, 31));
		assertThat(list("/patients?search=e&page=1", "en")).bodyText()
			.contains("href=\"?search=e\">Previous</a>", "href=\"?search=e&amp;page=2\">Next</a>", "Page 2 of 4",
					"31 patients found for “e”");
	}

	@Test
	void theFirstPageHasNoPreviousAndTheLastNoNext() {
		given(this.api.findPatients(null, 0, 10)).willReturn(page(0, 31));
		given(this.api.findPatients(null, 3, 10)).willReturn(page(3, 31));
		assertThat(list("/patients", "en")).bodyText()
			.contains("href=\"?page=1\">Next</a>")
			.doesNotContain(">Previous<");
		assertThat(list("/patients?page=3", "en")).bodyText()
			.contains("href=\"?page=2\">Previous</a>")
			.doesNotContain(">Next<");
	}

	@Test
	void aPageBeyondTheLastLeadsToTheLast() {
		given(this.api.findPatients("e", 99, 10)).willReturn(page(99, 31));
		assertThat(list("/patients?search=e&page=99", "en")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/patients?search=e&page=3");
	}

	@Test
	void aPageBeforeTheFirstIsTheFirst() {
		given(this.api.findPatients(null, 0, 10)).willReturn(pageOf(TestPatients.schneider()));
		assertThat(list("/patients?page=-3", "en")).hasStatusOk();
	}

	@Test
	void aPageThatIsNoNumberIsNotFound() {
		assertThat(list("/patients?page=two", "en")).hasStatus(HttpStatus.NOT_FOUND);
		then(this.api).should(never()).findPatients(any(), anyInt(), anyInt());
	}

	@Test
	void theLanguageLinksKeepSearchAndPage() {
		given(this.api.findPatients("e", 1, 10)).willReturn(page(1, 31));
		assertThat(list("/patients?search=e&page=1", "en")).bodyText()
			.contains("href=\"?search=e&amp;page=1&amp;lang=de\" lang=\"de\"");
	}

	@Test
	void aPatientIsShownWithTheirPrescriptions() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50))
			.willReturn(pageOf(TestPatients.prescription(LocalDate.now().plusDays(1))));
		assertThat(list("/patients/" + TestPatients.ID, "en")).hasStatusOk()
			.bodyText()
			.contains("<title>Lukas Schneider – KlexHealth Sample</title>", "<h1>Lukas Schneider</h1>",
					">Lindenstraße 14<", ">10969<", ">Berlin<", ">male<", "href=\"tel:+49305550123\"",
					"href=\"mailto:lukas.schneider@example.org\"", "<h3 lang=\"de\">Krankengymnastik (KG)</h3>",
					">M54.5<", ">Kreuzschmerz<", ">6<", ">Dr. Miriam Weber<", ">Oct 5, 2026<", ">Can be started<",
					">1 prescription<");
	}

	@Test
	void aPatientIsShownInGerman() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50))
			.willReturn(pageOf(TestPatients.prescription(LocalDate.now().plusDays(1))));
		assertThat(list("/patients/" + TestPatients.ID, "de")).hasStatusOk()
			.bodyText()
			.contains(">Stammdaten<", ">männlich<", ">Verordnungen<", ">1 Verordnung<", ">05.10.2026<",
					">Beginn möglich<");
	}

	@Test
	void aPrescriptionWhoseStartDateHasPassedSaysSo() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50))
			.willReturn(pageOf(TestPatients.prescription(LocalDate.now().minusDays(1))));
		assertThat(list("/patients/" + TestPatients.ID, "en")).bodyText()
			.contains(">Start date has passed<")
			.doesNotContain(">Can be started<");
	}

	@Test
	void whatIsNotRecordedIsSaidToBeSo() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.sparse());
		given(this.api.getPrescriptions(TestPatients.ID, 50)).willReturn(nothing());
		assertThat(list("/patients/" + TestPatients.ID, "en")).hasStatusOk()
			.bodyText()
			.contains("<dd>not recorded</dd>", "No prescriptions have been recorded.")
			.doesNotContain("tel:", "mailto:", "null", "??");
	}

	@Test
	void morePrescriptionsThanShownAreCounted() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50)).willReturn(
				new ApiPage<>(List.of(TestPatients.prescription(LocalDate.now())), new ApiPage.Metadata(50, 0, 73, 2)));
		assertThat(list("/patients/" + TestPatients.ID, "en")).bodyText().contains("The newest 1 of 73 prescriptions");
	}

	@Test
	void aPatientIsNotLedToTheListOfPatients() {
		given(this.api.getPatient(TestPatients.ID)).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50)).willReturn(nothing());
		assertThat(this.mvc.get().uri("/patients/" + TestPatients.ID).with(patient())).hasStatusOk()
			.bodyText()
			.doesNotContain("href=\"/patients\"");
	}

	@Test
	void anIdThatIsNoneIsNotFound() {
		assertThat(list("/patients/42", "en")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("There is nothing here");
		then(this.api).shouldHaveNoInteractions();
	}

	private MvcTestResult list(String uri, String language) {
		return this.mvc.get().uri(uri).header("Accept-Language", language).with(practitioner()).exchange();
	}

	private static ApiPage<Patient> page(int number, long total) {
		return new ApiPage<>(List.of(TestPatients.schneider()),
				new ApiPage.Metadata(10, number, total, (int) ((total + 9) / 10)));
	}

}
