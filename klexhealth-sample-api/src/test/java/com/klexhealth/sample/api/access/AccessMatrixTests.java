package com.klexhealth.sample.api.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation, called by every kind of account, about patients of every relation. The
 * answer in the table is the answer to a token with all scopes, and just so to one with
 * no other scope than the operation needs. Without that scope it is 403, always.
 * <p>
 * "Both" is Schneider as a practitioner who treats Arnold; "emergency" is a practitioner
 * who treats nobody and opened Schneider's record in an emergency; Koch is an
 * administrator.
 */
@ApiTest
class AccessMatrixTests {

	private static final String MATRIX = """
			operation           about      weber      hartmann   schneider  yilmaz     both       emergency  koch       stranger   roleless
			LIST_PATIENTS       -          200        200        200        200        200        200        403        200        403
			GET_OWN_PATIENT     -          404        404        200        200        200        404        403        404        403
			GET_PATIENT         schneider  200        404        200        404        200        200        403        404        403
			GET_PATIENT         yilmaz     200        404        404        200        404        404        403        404        403
			GET_PATIENT         arnold     404        200        404        404        200        404        403        404        403
			GET_PATIENT         nobody     404        404        404        404        404        404        403        404        403
			REGISTER_PATIENT    -          201        201        403        403        201        201        403        403        403
			UPDATE_PATIENT      schneider  200        404        403        403        403        403        403        403        403
			UPDATE_PATIENT      arnold     404        200        403        403        200        404        403        403        403
			UPDATE_PATIENT      nobody     404        404        403        403        404        404        403        403        403
			LIST_PRESCRIPTIONS  schneider  200        404        200        404        200        200        403        404        403
			LIST_PRESCRIPTIONS  yilmaz     200        404        404        200        404        404        403        404        403
			LIST_PRESCRIPTIONS  arnold     404        200        404        404        200        404        403        404        403
			LIST_PRESCRIPTIONS  nobody     404        404        404        404        404        404        403        404        403
			GET_PRESCRIPTION    schneider  200        404        200        404        200        200        403        404        403
			GET_PRESCRIPTION    arnold     404        200        404        404        200        404        403        404        403
			GET_PRESCRIPTION    nobody     404        404        404        404        404        404        403        404        403
			GET_HISTORY         schneider  200        404        200        404        200        200        403        404        403
			GET_HISTORY         arnold     404        200        404        404        200        404        403        404        403
			GET_HISTORY         nobody     404        404        404        404        404        404        403        404        403
			ISSUE_PRESCRIPTION  schneider  201        404        403        403        403        403        403        403        403
			ISSUE_PRESCRIPTION  yilmaz     201        404        403        403        404        404        403        403        403
			ISSUE_PRESCRIPTION  arnold     404        201        403        403        201        404        403        403        403
			ISSUE_PRESCRIPTION  nobody     404        404        403        403        404        404        403        403        403
			AMEND               schneider  200        404        403        403        403        403        403        403        403
			AMEND               arnold     404        200        403        403        200        404        403        403        403
			AMEND               nobody     404        404        403        403        404        404        403        403        403
			CANCEL              schneider  200        404        403        403        403        403        403        403        403
			CANCEL              arnold     404        200        403        403        200        404        403        403        403
			CANCEL              nobody     404        404        403        403        404        404        403        403        403
			OPEN_IN_EMERGENCY   schneider  409        201        403        403        409        201        403        403        403
			OPEN_IN_EMERGENCY   arnold     201        409        403        403        409        201        403        403        403
			OPEN_IN_EMERGENCY   nobody     404        404        403        403        404        404        403        403        403
			LIST_EMERGENCIES    -          403        403        200        200        200        403        403        404        403
			READ_ACCESS_LOG     -          403        403        200        200        200        403        403        404        403
			LIST_CARE           -          403        403        403        403        403        403        200        403        403
			ASSIGN              schneider  403        403        403        403        403        403        201        403        403
			ASSIGN              nobody     403        403        403        403        403        403        404        403        403
			REMOVE              schneider  403        403        403        403        403        403        204        403        403
			REMOVE              nobody     403        403        403        403        403        403        404        403        403
			""";

	private static final String EMERGENCY = "9b2f6a3d-0c58-4e17-a6d4-8f7c1e5b3a20";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	AccessMatrixTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void schneiderTreatsArnoldWhenActingAsBoth() {
		this.jdbc.sql("""
				insert into care_relation (id, practitioner, patient_id, assigned_by, assigned_at)
				values (?, ?, ?, 'test', now())
				""").params(UUID.randomUUID(), Tokens.SCHNEIDER, UUID.fromString(DemoPatients.ARNOLD)).update();
	}

	@BeforeEach
	void somebodyOpenedSchneidersRecordInAnEmergency() {
		this.jdbc.sql("""
				insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at)
				values (?, ?, ?, 'test', ?, ?)
				""")
			.params(UUID.randomUUID(), EMERGENCY, UUID.fromString(DemoPatients.SCHNEIDER), OffsetDateTime.now(),
					OffsetDateTime.now().plusMinutes(1))
			.update();
	}

	@ParameterizedTest(name = "{0} about {1} by {2}: {3}")
	@MethodSource("matrix")
	void roleAndRelationDecide(Operation operation, String about, String account, int expected) {
		assertThat(status(operation, about, account(account))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0} about {1} by {2}: {3}")
	@MethodSource("matrix")
	void noOtherScopeIsNeeded(Operation operation, String about, String account, int expected) {
		assertThat(status(operation, about, account(account).withScopes(operation.scope))).isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0} about {1} by {2}")
	@MethodSource("matrix")
	void noOtherScopesReplaceTheNeededOne(Operation operation, String about, String account) {
		assertThat(status(operation, about, account(account).withoutScope(operation.scope)))
			.isEqualTo(HttpStatus.FORBIDDEN.value());
	}

	@ParameterizedTest
	@EnumSource
	void whoMayNotCallDoesNotHearWhatARequestLooksLike(Operation operation) {
		assertThat(this.mvc.method(operation.method)
			.uri(operation.uri("schneider").replace(DemoPatients.SCHNEIDER, "4711") + "?page=-1")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{")
			.with(Tokens.weber().withoutScope(operation.scope).asBearer())).hasStatus(HttpStatus.FORBIDDEN);
	}

	@ParameterizedTest
	@EnumSource
	void withoutATokenNothingIsAnswered(Operation operation) {
		assertThat(this.mvc.method(operation.method)
			.uri(operation.uri("schneider"))
			.contentType(MediaType.APPLICATION_JSON)
			.content(operation.body("schneider"))).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private int status(Operation operation, String about, Tokens token) {
		return this.mvc.method(operation.method)
			.uri(operation.uri(about))
			.header(HttpHeaders.IF_MATCH, "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(operation.body(about))
			.with(token.asBearer())
			.exchange()
			.getResponse()
			.getStatus();
	}

	private static Tokens account(String name) {
		return switch (name) {
			case "weber" -> Tokens.weber();
			case "hartmann" -> Tokens.hartmann();
			case "schneider" -> Tokens.schneider();
			case "yilmaz" -> Tokens.yilmaz();
			case "both" -> Tokens.schneider().withRoles("practitioner", "patient");
			case "emergency" -> Tokens.practitioner(EMERGENCY);
			case "koch" -> Tokens.koch();
			case "stranger" -> Tokens.patient("3d0a7c55-6b1e-4e92-8f47-a1c9d2e0b6f8");
			case "roleless" -> Tokens.weber().withRoles();
			default -> throw new IllegalArgumentException(name);
		};
	}

	static Stream<Arguments> matrix() {
		List<String[]> rows = MATRIX.lines().map((line) -> line.split(" +")).toList();
		String[] accounts = rows.get(0);
		return rows.stream()
			.skip(1)
			.flatMap((row) -> IntStream.range(2, row.length)
				.mapToObj((column) -> Arguments.of(row[0], row[1], accounts[column], row[column])));
	}

	/**
	 * The operations of the API, and the scope that each of them needs.
	 */
	enum Operation {

		LIST_PATIENTS(HttpMethod.GET, "/patients", "patients:read"),

		GET_OWN_PATIENT(HttpMethod.GET, "/patients/me", "patients:read"),

		GET_PATIENT(HttpMethod.GET, "/patients/{patient}", "patients:read"),

		REGISTER_PATIENT(HttpMethod.POST, "/patients", "patients:write", """
				{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
				 "insurer": "BARMER", "insuranceNumber": "T220001291"}"""),

		LIST_PRESCRIPTIONS(HttpMethod.GET, "/patients/{patient}/prescriptions", "prescriptions:read"),

		GET_PRESCRIPTION(HttpMethod.GET, "/patients/{patient}/prescriptions/{prescription}", "prescriptions:read"),

		ISSUE_PRESCRIPTION(HttpMethod.POST, "/patients/{patient}/prescriptions", "prescriptions:write", """
				{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
				 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05",
				 "startBy": "2026-11-02"}"""),

		UPDATE_PATIENT(HttpMethod.PUT, "/patients/{patient}", "patients:write", """
				{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
				 "insurer": "BARMER", "insuranceNumber": "T220001291"}"""),

		GET_HISTORY(HttpMethod.GET, "/patients/{patient}/prescriptions/{prescription}/history", "prescriptions:read"),

		AMEND(HttpMethod.PUT, "/patients/{patient}/prescriptions/{prescription}", "prescriptions:write", """
				{"reason": "Zwei Einheiten mehr", "remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5",
				 "diagnosis": "Kreuzschmerz", "sessions": 8, "frequency": "1× wöchentlich",
				 "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05", "startBy": "2026-11-02"}"""),

		CANCEL(HttpMethod.POST, "/patients/{patient}/prescriptions/{prescription}/cancellation", "prescriptions:write",
				"""
						{"reason": "Für die falsche Patientin ausgestellt"}"""),

		OPEN_IN_EMERGENCY(HttpMethod.POST, "/patients/{patient}/emergency-accesses", "patients:emergency", """
				{"reason": "Unconscious after a fall"}"""),

		LIST_EMERGENCIES(HttpMethod.GET, "/patients/me/emergency-accesses", "patients:read"),

		READ_ACCESS_LOG(HttpMethod.GET, "/patients/me/access-log", "patients:read"),

		LIST_CARE(HttpMethod.GET, "/care-relations", "care-relations:read"),

		ASSIGN(HttpMethod.POST, "/care-relations", "care-relations:write", """
				{"practitioner": "d81c5e92-3a47-4f6b-b0e8-6c2f9d13a704", "patientId": "{patient}"}"""),

		REMOVE(HttpMethod.DELETE, "/care-relations/{relation}", "care-relations:write");

		private final HttpMethod method;

		private final String path;

		private final String scope;

		private final String body;

		Operation(HttpMethod method, String path, String scope) {
			this(method, path, scope, "");
		}

		Operation(HttpMethod method, String path, String scope, String body) {
			this.method = method;
			this.path = path;
			this.scope = scope;
			this.body = body;
		}

		String uri(String about) {
			return fill(this.path, about);
		}

		String body(String about) {
			return fill(this.body, about);
		}

		private static String fill(String text, String about) {
			String patient = switch (about) {
				case "schneider" -> DemoPatients.SCHNEIDER;
				case "yilmaz" -> DemoPatients.YILMAZ;
				case "arnold" -> DemoPatients.ARNOLD;
				default -> DemoPatients.NOBODY;
			};
			String prescription = (about.equals("arnold")) ? DemoPatients.ARNOLDS_PRESCRIPTION
					: DemoPatients.SCHNEIDERS_PRESCRIPTION;
			String relation = (about.equals("schneider")) ? DemoPatients.WEBER_TREATS_SCHNEIDER : DemoPatients.NOBODY;
			return text.replace("{patient}", patient)
				.replace("{prescription}", prescription)
				.replace("{relation}", relation);
		}

	}

}
