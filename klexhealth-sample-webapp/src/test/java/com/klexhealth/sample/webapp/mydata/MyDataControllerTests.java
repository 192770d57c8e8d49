package com.klexhealth.sample.webapp.mydata;

import java.time.LocalDate;

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
import com.klexhealth.sample.webapp.api.PatientApi;

import static com.klexhealth.sample.webapp.TestPatients.nothing;
import static com.klexhealth.sample.webapp.TestPatients.pageOf;
import static com.klexhealth.sample.webapp.TestVisitors.patient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@WebMvcTest(MyDataController.class)
@MockitoBean(types = PatientApi.class)
class MyDataControllerTests {

	private final MockMvcTester mvc;

	private final PatientApi api;

	MyDataControllerTests(@Autowired MockMvcTester mvc, @Autowired PatientApi api) {
		this.mvc = mvc;
		this.api = api;
	}

	@Test
	void whoeverIsNotLoggedInIsSentToTheLogin() {
		assertThat(this.mvc.get().uri("/me")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/oauth2/authorization/klexhealth");
		then(this.api).shouldHaveNoInteractions();
	}

	@Test
	void patientsSeeTheirRecordAndTheirPrescriptions() {
		given(this.api.getOwnRecord()).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50))
			.willReturn(pageOf(TestPatients.prescription(LocalDate.now())));
		assertThat(myData("en")).hasStatusOk()
			.bodyText()
			.contains("<h1>My data</h1>", ">Lukas Schneider</strong>", ">A123456789<", ">Krankengymnastik (KG)<",
					"<a href=\"/me\" aria-current=\"page\">My data</a>");
	}

	@Test
	void patientsSeeTheirRecordInGerman() {
		given(this.api.getOwnRecord()).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50)).willReturn(nothing());
		assertThat(myData("de")).hasStatusOk()
			.bodyText()
			.contains("<h1>Meine Daten</h1>", ">Stammdaten<", "Es sind keine Verordnungen erfasst.");
	}

	@Test
	void whoeverHasNoRecordIsToldSoKindly() {
		given(this.api.getOwnRecord()).willThrow(HttpClientErrorException.create(HttpStatus.NOT_FOUND, "Not Found",
				new HttpHeaders(), new byte[0], null));
		assertThat(myData("en")).hasStatusOk().bodyText().contains("There is no record of you");
		assertThat(myData("de")).hasStatusOk().bodyText().contains("Über Sie ist nichts erfasst");
	}

	@Test
	void whoeverLostTheirRecordMeanwhileGetsAnErrorPage() {
		given(this.api.getOwnRecord()).willReturn(TestPatients.schneider());
		given(this.api.getPrescriptions(TestPatients.ID, 50)).willThrow(HttpClientErrorException
			.create(HttpStatus.NOT_FOUND, "Not Found", new HttpHeaders(), new byte[0], null));
		assertThat(myData("en")).hasStatus(HttpStatus.NOT_FOUND);
	}

	private MvcTestResult myData(String language) {
		return this.mvc.get().uri("/me").header("Accept-Language", language).with(patient()).exchange();
	}

}
