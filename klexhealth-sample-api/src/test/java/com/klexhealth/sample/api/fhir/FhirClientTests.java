package com.klexhealth.sample.api.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.LocalIssuer;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * HAPI FHIR's own client, over HTTP and with signed tokens. It begins by looking what the
 * server says it can do, as it always does.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:fhir-client-test;MODE=PostgreSQL", "sample.rate-limit.searches.count=5" })
class FhirClientTests {

	private static final LocalIssuer issuer = LocalIssuer.start();

	private final FhirContext context = FhirContext.forR4();

	private final int port;

	@Autowired
	FhirClientTests(@LocalServerPort int port) {
		this.port = port;
	}

	@DynamicPropertySource
	static void issuer(DynamicPropertyRegistry registry) {
		registry.add("klexhealth.issuer-uri", issuer::uri);
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void itReadsAPatient() {
		Patient patient = client(FhirTokens.weber()).read()
			.resource(Patient.class)
			.withId(DemoPatients.SCHNEIDER)
			.execute();
		assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Schneider");
		assertThat(patient.getIdElement().getVersionIdPart()).isEqualTo("1");
	}

	@Test
	void itDoesNotReadAgainWhatItKnows() {
		IGenericClient client = client(FhirTokens.weber());
		Patient known = new Patient();
		assertThat(client.read()
			.resource(Patient.class)
			.withId(DemoPatients.SCHNEIDER)
			.ifVersionMatches("1")
			.returnResource(known)
			.execute()).isSameAs(known);
	}

	@Test
	void itFindsPatientsByName() {
		Bundle found = client(FhirTokens.weber()).search()
			.forResource(Patient.class)
			.where(Patient.FAMILY.matches().value("yilm"))
			.and(Patient.GIVEN.matches().value("elif"))
			.returnBundle(Bundle.class)
			.execute();
		assertThat(found.getTotal()).isEqualTo(1);
		assertThat(found.getEntryFirstRep().getResource()).isInstanceOfSatisfying(Patient.class,
				(patient) -> assertThat(patient.getIdElement().getIdPart()).isEqualTo(DemoPatients.YILMAZ));
	}

	@Test
	void itFollowsTheLinksToTheEnd() {
		IGenericClient client = client(FhirTokens.weber());
		List<String> ids = new ArrayList<>();
		int pages = 0;
		Bundle page = client.search().forResource(Patient.class).count(10).returnBundle(Bundle.class).execute();
		while (true) {
			pages++;
			page.getEntry().forEach((entry) -> ids.add(entry.getResource().getIdElement().getIdPart()));
			if (page.getLink(Bundle.LINK_NEXT) == null) {
				break;
			}
			page = client.loadPage().next(page).execute();
		}
		assertThat(pages).isEqualTo(4);
		assertThat(ids).hasSize(31).doesNotHaveDuplicates();
		assertThat(client.loadPage().previous(page).execute().getEntry()).hasSize(10);
	}

	@Test
	void itFindsThePrescriptionsOfAPatientAndReadsOne() {
		IGenericClient client = client(Tokens.schneider().withScopes("patient/*.read"));
		Bundle found = client.search()
			.forResource(ServiceRequest.class)
			.where(ServiceRequest.SUBJECT.hasId("Patient/" + DemoPatients.SCHNEIDER))
			.and(ServiceRequest.STATUS.exactly().code("active"))
			.returnBundle(Bundle.class)
			.execute();
		assertThat(found.getEntry()).hasSize(3);
		ServiceRequest first = (ServiceRequest) found.getEntryFirstRep().getResource();
		ServiceRequest again = client.read()
			.resource(ServiceRequest.class)
			.withId(first.getIdElement().getIdPart())
			.execute();
		assertThat(again.getCode().equalsDeep(first.getCode())).isTrue();
		assertThat(again.getMeta().getLastUpdated()).isEqualTo(first.getMeta().getLastUpdated());
		assertThat(again.getSubject().getReferenceElement().getIdPart()).isEqualTo(DemoPatients.SCHNEIDER);
	}

	@Test
	void itHearsWhatIsWrong() {
		IGenericClient client = client(FhirTokens.weber());
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> client.read().resource(Patient.class).withId(DemoPatients.ARNOLD).execute())
			.satisfies((ex) -> assertThat(((OperationOutcome) ex.getOperationOutcome()).getIssueFirstRep().getCode())
				.isEqualTo(OperationOutcome.IssueType.NOTFOUND));
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> client.search()
				.forResource(Patient.class)
				.where(Patient.FAMILY.matchesExactly().value("Schneider"))
				.returnBundle(Bundle.class)
				.execute())
			.satisfies((ex) -> assertThat(ex.getOperationOutcome()).isInstanceOf(OperationOutcome.class));
	}

	@Test
	void itIsRefusedWithoutTheScope() {
		assertThatExceptionOfType(ForbiddenOperationException.class).isThrownBy(
				() -> client(Tokens.weber()).read().resource(Patient.class).withId(DemoPatients.SCHNEIDER).execute());
	}

	@Test
	void itIsToldToWaitIfItSearchesTooOften() throws Exception {
		Tokens token = Tokens.hartmann().withScopes("user/Patient.s");
		IGenericClient client = client(token);
		for (int i = 0; i < 5; i++) {
			search(client);
		}
		assertThatExceptionOfType(BaseServerResponseException.class).isThrownBy(() -> search(client))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(429));
		HttpResponse<String> refused = get("/fhir/Patient?name=arnold", issuer.sign(token));
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("retry-after")).get().asString().matches("[1-9][0-9]*");
		client.search().forResource(Patient.class).returnBundle(Bundle.class).execute();
	}

	@Test
	void itReadsWhereToLogInFromTheCapabilities() {
		CapabilityStatement statement = this.context.newRestfulGenericClient(base())
			.capabilities()
			.ofType(CapabilityStatement.class)
			.execute();
		assertThat(statement.getImplementation().getUrl()).isEqualTo(base());
		assertThat(statement.getRestFirstRep().getSecurity().getExtensionFirstRep().getExtension())
			.extracting((extension) -> extension.getUrl() + " " + extension.getValue().primitiveValue())
			.containsExactly("authorize " + issuer.uri() + "/authorize", "token " + issuer.uri() + "/token");
	}

	@Test
	void smartAppsReadWhereToLogInAtBothPlaces() throws Exception {
		for (String place : List.of("/fhir/.well-known/smart-configuration", "/.well-known/smart-configuration")) {
			HttpResponse<String> answer = get(place, "");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("content-type")).contains("application/json");
			JsonNode configuration = JsonMapper.shared().readTree(answer.body());
			assertThat(configuration.path("issuer").asString()).isEqualTo(issuer.uri());
			assertThat(configuration.path("jwks_uri").asString()).isEqualTo(issuer.uri() + "/keys");
			assertThat(configuration.path("authorization_endpoint").asString()).isEqualTo(issuer.uri() + "/authorize");
			assertThat(configuration.path("token_endpoint").asString()).isEqualTo(issuer.uri() + "/token");
			assertThat(strings(configuration.path("grant_types_supported"))).containsExactly("authorization_code");
			assertThat(strings(configuration.path("code_challenge_methods_supported"))).containsExactly("S256");
			assertThat(strings(configuration.path("scopes_supported"))).contains("patient/Patient.rs",
					"user/ServiceRequest.rs");
			assertThat(strings(configuration.path("capabilities"))).containsExactlyInAnyOrder("permission-patient",
					"permission-user", "permission-v1", "permission-v2", "client-public",
					"client-confidential-symmetric");
		}
	}

	private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (!token.isEmpty()) {
			request.header("Authorization", "Bearer " + token);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static void search(IGenericClient client) {
		client.search()
			.forResource(Patient.class)
			.where(Patient.NAME.matches().value("arnold"))
			.returnBundle(Bundle.class)
			.execute();
	}

	private static List<String> strings(JsonNode values) {
		return values.valueStream().map(JsonNode::asString).toList();
	}

	private IGenericClient client(Tokens token) {
		IGenericClient client = this.context.newRestfulGenericClient(base());
		client.registerInterceptor(new BearerTokenAuthInterceptor(issuer.sign(token)));
		return client;
	}

	private String base() {
		return "http://localhost:" + this.port + "/fhir";
	}

}
