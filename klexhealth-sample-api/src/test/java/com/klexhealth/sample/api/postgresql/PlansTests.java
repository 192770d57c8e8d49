package com.klexhealth.sample.api.postgresql;

import java.net.URI;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.TestDatabase;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.load.LoadedDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the API asks of a database with many patients is answered from indexes. The
 * statements are those that real requests lead to, and PostgreSQL itself tells its plans.
 */
@Tag("postgresql")
@SpringBootTest(
		properties = { "sample.rate-limit.searches.count=1000000", "sample.rate-limit.emergencies.count=1000000" })
@AutoConfigureMockMvc
@ActiveProfiles("postgresql")
@Import(PlansTests.Explaining.class)
@ContextConfiguration(initializers = PlansTests.ManyPatients.class)
@Transactional
class PlansTests {

	private static final String PRESCRIPTION = Writer.PRESCRIPTION.formatted("Kreuzschmerz");

	private final MockMvcTester mvc;

	private final ExplainedStatements statements;

	private final JdbcClient jdbc;

	private String patientId = "";

	private String account = "";

	private String prescriptionId = "";

	private String stranger = "";

	@Autowired
	PlansTests(MockMvcTester mvc, ExplainedStatements statements, JdbcClient jdbc) {
		this.mvc = mvc;
		this.statements = statements;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void aPatientOfDoctorWeberWithAnAccountAndPrescriptions() {
		this.patientId = one("""
				select cast(p.id as text) from patient p join care_relation c on c.patient_id = p.id
				where c.practitioner = :weber and p.subject is not null and c.assigned_by <> :weber
					and exists (select 1 from prescription r where r.patient_id = p.id and r.status = 'ACTIVE')
				order by p.id fetch first 1 rows only
				""");
		this.account = one("select subject from patient where cast(id as text) = '" + this.patientId + "'");
		this.prescriptionId = one("select cast(min(cast(id as text)) as text) from prescription where status = 'ACTIVE'"
				+ " and cast(patient_id as text) = '" + this.patientId + "'");
		this.stranger = one("""
				select cast(p.id as text) from patient p where p.id not in (select patient_id from care_relation
					where practitioner = :weber) order by p.id fetch first 1 rows only
				""");
		this.statements.begin();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients", "/patients?page=10&size=20", "/patients?search=m%C3%BCller",
			"/patients?search=123", "/patients/{patient}", "/patients/{patient}/prescriptions",
			"/patients/{patient}/prescriptions?page=1&size=2", "/patients/{patient}/prescriptions/{prescription}",
			"/patients/{patient}/prescriptions/{prescription}/history" })
	void whatAPractitionerReads(String path) {
		assertAnswered(get(Tokens.weber(), path), 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fhir/Patient?name=m%C3%BCl", "/fhir/Patient?_id={patient}", "/fhir/Patient/{patient}",
			"/fhir/ServiceRequest?patient={patient}", "/fhir/ServiceRequest/{prescription}" })
	void whatAPractitionerReadsAsFhir(String path) {
		assertAnswered(get(Tokens.weber().withScopes("user/Patient.rs", "user/ServiceRequest.rs"), path), 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients", "/patients?search=m%C3%BCller", "/patients/me", "/patients/{patient}",
			"/patients/{patient}/prescriptions", "/patients/me/access-log", "/patients/me/access-log?page=3",
			"/patients/me/emergency-accesses" })
	void whatAPatientReads(String path) {
		assertAnswered(get(Tokens.patient(this.account), path), 200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/care-relations?practitioner=" + Tokens.WEBER, "/care-relations?patientId={patient}",
			"/care-relations?patientId={patient}&practitioner=" + Tokens.WEBER })
	void whatAnAdministratorReads(String path) {
		assertAnswered(get(Tokens.koch(), path), 200);
	}

	@Test
	void whoeverListsAllCareRelationsCountsThemAndReadsOnePage() {
		assertThat(get(Tokens.koch(), "/care-relations").getStatus()).isEqualTo(200);
		assertThat(this.statements.all()).filteredOn((statement) -> !statement.wholeScans().isEmpty())
			.isNotEmpty()
			.allSatisfy((statement) -> assertThat(statement.sql())
				.matches("(?i)select count\\(\\*\\) from \"?care_relation\"?|(?is)select .* order by .* limit .*"));
	}

	@Test
	void aPatientWhoIsNotTheirsAndOneWhoIsNotThere() {
		assertAnswered(get(Tokens.weber(), "/patients/{stranger}"), 404);
		this.statements.begin();
		assertAnswered(get(Tokens.weber(), "/patients/00000000-0000-4000-8000-000000000000"), 404);
	}

	@Test
	void anEmergency() {
		assertAnswered(post(Tokens.weber(), "/patients/{stranger}/emergency-accesses",
				"{\"reason\": \"Bewusstlos aufgefunden\"}"), 201);
		this.statements.begin();
		assertAnswered(get(Tokens.weber(), "/patients/{stranger}/prescriptions"), 200);
	}

	@Test
	void whatIsWritten() {
		assertAnswered(post(Tokens.weber(), "/patients/{patient}/prescriptions", "{" + PRESCRIPTION + "}"), 201);
		this.statements.begin();
		String path = "/patients/{patient}/prescriptions/{prescription}";
		String version = get(Tokens.weber(), path).getHeader("ETag");
		MockHttpServletResponse amended = this.mvc.put()
			.uri(path(path))
			.with(Tokens.weber().asBearer())
			.header("If-Match", String.valueOf(version))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"Nach Befund\", " + PRESCRIPTION + "}")
			.exchange()
			.getResponse();
		assertAnswered(amended, 200);
	}

	private MockHttpServletResponse get(Tokens tokens, String path) {
		return this.mvc.get().uri(path(path)).with(tokens.asBearer()).exchange().getResponse();
	}

	private MockHttpServletResponse post(Tokens tokens, String path, String body) {
		return this.mvc.post()
			.uri(path(path))
			.with(tokens.asBearer())
			.header("Idempotency-Key", "a-key")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange()
			.getResponse();
	}

	private URI path(String path) {
		return URI.create(path.replace("{patient}", this.patientId)
			.replace("{prescription}", this.prescriptionId)
			.replace("{stranger}", this.stranger));
	}

	private void assertAnswered(MockHttpServletResponse response, int status) {
		assertThat(response.getStatus()).isEqualTo(status);
		assertThat(this.statements.all()).isNotEmpty()
			.allSatisfy(
					(statement) -> assertThat(statement.wholeScans()).as("%s%n%s", statement.sql(), statement.plan())
						.isEmpty());
	}

	private String one(String sql) {
		return this.jdbc.sql(sql).param("weber", Tokens.WEBER).query(String.class).single();
	}

	/**
	 * Loads, once for all tests, and adds what only use leaves behind.
	 */
	static final class ManyPatients implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		private static final List<String> USE = List.of("""
				insert into access_record (occurred_at, subject, action, patient_id, outcome)
				select now(), c.practitioner, 'READ_PATIENT', c.patient_id, 'ALLOWED'
				from care_relation c, generate_series(1, 5)
				""", """
				insert into access_record (occurred_at, subject, action, patient_id, outcome)
				select now(), 'somebody', 'READ_PATIENT', p.id, 'ALLOWED'
				from (select id from patient where subject is not null) p, generate_series(1, 30)
				""", """
				insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at)
				select gen_random_uuid(), c.practitioner, p.id, 'Bewusstlos aufgefunden', now() - interval '2 hours',
					now() - interval '1 hour'
				from (select id, row_number() over (order by id) as number from patient) p
					join (select practitioner, row_number() over (order by id) as number from care_relation) c
						on c.number = p.number
				""", """
				insert into idempotency_key (subject, name, fingerprint, created_at, result)
				select c.practitioner, cast(gen_random_uuid() as text), 'f', now(), '{}' from care_relation c
				""", "analyze");

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestDatabase.Address database = LoadedDatabase.create(30_000, 60_000);
			JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), ""));
			USE.forEach((sql) -> jdbc.sql(sql).update());
			TestPropertyValues.of(database.properties()).applyTo(context);
		}

	}

	/**
	 * No configuration that a scan would find: other applications of these tests are not
	 * to be slowed down.
	 */
	static class Explaining {

		@Bean
		static BeanPostProcessor explainStatements() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DataSource source) ? new ExplainedStatements(source) : bean;
				}

			};
		}

	}

}
