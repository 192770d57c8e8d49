package com.klexhealth.sample.api.fhir;

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
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every FHIR interaction, with every kind of scope, by every kind of account, about
 * patients of every relation. Dr. Weber treats Schneider and Yılmaz; she opened Richter's
 * record in an emergency that goes on, and Petrow's in one that is over. "Both" is
 * Schneider, who treats Arnold.
 */
@ApiTest
class FhirMatrixTests {

	private static final String RICHTER = "4665778c-2c1f-420e-a003-12eef8d0b88b";

	private static final String PETROW = "025c6d4f-6768-4c67-acc9-37686662f14d";

	private static final String MATRIX = """
			scope    about      weber  hartmann  schneider  yilmaz  both  stranger  administrator  roleless
			user     schneider  200    404       200        404     200   404       403            403
			user     yilmaz     200    404       404        200     404   404       403            403
			user     arnold     404    200       404        404     200   404       403            403
			user     richter    200    404       404        404     404   404       403            403
			user     petrow     404    200       404        404     404   404       403            403
			user     nobody     404    404       404        404     404   404       403            403
			patient  schneider  403    403       200        404     200   404       403            403
			patient  yilmaz     403    403       404        200     404   404       403            403
			patient  arnold     403    403       404        404     404   404       403            403
			patient  richter    403    403       404        404     404   404       403            403
			patient  nobody     403    403       404        404     404   404       403            403
			""";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	FhirMatrixTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void relate() {
		this.jdbc.sql("delete from care_relation where practitioner = ? and patient_id in (?, ?)")
			.params(Tokens.WEBER, UUID.fromString(RICHTER), UUID.fromString(PETROW))
			.update();
		this.jdbc.sql("""
				insert into care_relation (id, practitioner, patient_id, assigned_by, assigned_at)
				values (?, ?, ?, 'test', now())
				""").params(UUID.randomUUID(), Tokens.SCHNEIDER, UUID.fromString(DemoPatients.ARNOLD)).update();
		openInEmergency(RICHTER, "now() - interval '1' minute", "now() + interval '59' minute");
		openInEmergency(PETROW, "now() - interval '61' minute", "now() - interval '1' minute");
	}

	@ParameterizedTest(name = "{0} with {1}/ about {2} by {3}: {4}")
	@MethodSource("matrix")
	void scopeRoleAndRelationDecide(Interaction interaction, String context, String about, String account,
			int expected) {
		assertThat(status(interaction, about, account(account).withScopes(interaction.scope(context))))
			.isEqualTo(expected);
	}

	@ParameterizedTest(name = "{0} with {1}/ about {2} by {3}")
	@MethodSource("matrix")
	void noOtherScopesReplaceTheNeededOne(Interaction interaction, String context, String about, String account) {
		assertThat(status(interaction, about, account(account).withScopes(interaction.everyOtherScope(context))))
			.isEqualTo(HttpStatus.FORBIDDEN.value());
	}

	@ParameterizedTest
	@EnumSource
	void withoutATokenNothingIsAnswered(Interaction interaction) {
		assertThat(this.mvc.get().uri(interaction.uri("schneider"))).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@EnumSource
	void whoMayNotCallDoesNotHearWhatARequestLooksLike(Interaction interaction) {
		assertThat(this.mvc.get()
			.uri(interaction.uri("schneider").replaceAll("[0-9a-f-]{36}", "4711"))
			.with(Tokens.weber().asBearer())).hasStatus(HttpStatus.FORBIDDEN);
	}

	private int status(Interaction interaction, String about, Tokens token) {
		return this.mvc.get().uri(interaction.uri(about)).with(token.asBearer()).exchange().getResponse().getStatus();
	}

	private void openInEmergency(String patientId, String beginsAt, String endsAt) {
		this.jdbc
			.sql("insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at) "
					+ "values (?, ?, ?, 'unconscious', " + beginsAt + ", " + endsAt + ")")
			.params(UUID.randomUUID(), Tokens.WEBER, UUID.fromString(patientId))
			.update();
	}

	private static Tokens account(String name) {
		return switch (name) {
			case "weber" -> Tokens.weber();
			case "hartmann" -> Tokens.hartmann();
			case "schneider" -> Tokens.schneider();
			case "yilmaz" -> Tokens.yilmaz();
			case "both" -> Tokens.schneider().withRoles("practitioner", "patient");
			case "stranger" -> Tokens.patient("3d0a7c55-6b1e-4e92-8f47-a1c9d2e0b6f8");
			case "administrator" -> Tokens.koch();
			case "roleless" -> Tokens.weber().withRoles();
			default -> throw new IllegalArgumentException(name);
		};
	}

	static Stream<Arguments> matrix() {
		List<String[]> rows = MATRIX.lines().map((line) -> line.split(" +")).toList();
		String[] accounts = rows.get(0);
		return Stream.of(Interaction.values())
			.flatMap((interaction) -> rows.stream()
				.skip(1)
				.flatMap((row) -> IntStream.range(2, row.length)
					.mapToObj((column) -> Arguments.of(interaction, row[0], row[1], accounts[column], row[column]))));
	}

	/**
	 * The interactions that are about one patient. Searches for patients, which are about
	 * all of them, are {@link FhirApiTests}' and {@link FhirRecordingTests}'.
	 */
	enum Interaction {

		READ_PATIENT("/fhir/Patient/{patient}", "Patient", "r", "s"),

		READ_SERVICE_REQUEST("/fhir/ServiceRequest/{prescription}", "ServiceRequest", "r", "s"),

		SEARCH_SERVICE_REQUESTS("/fhir/ServiceRequest?patient={patient}", "ServiceRequest", "s", "r");

		private final String path;

		private final String resourceType;

		private final String permission;

		private final String otherPermission;

		Interaction(String path, String resourceType, String permission, String otherPermission) {
			this.path = path;
			this.resourceType = resourceType;
			this.permission = permission;
			this.otherPermission = otherPermission;
		}

		String scope(String context) {
			return context + "/" + this.resourceType + "." + this.permission;
		}

		String[] everyOtherScope(String context) {
			String otherType = this.resourceType.equals("Patient") ? "ServiceRequest" : "Patient";
			return new String[] { context + "/" + this.resourceType + "." + this.otherPermission,
					context + "/" + otherType + ".cruds", context + "/*.cud", "system/*.cruds",
					context + "/" + this.resourceType + ".rs?_id=1", "patients:read", "prescriptions:read",
					"launch/patient", "openid" };
		}

		String uri(String about) {
			String patient = switch (about) {
				case "schneider" -> DemoPatients.SCHNEIDER;
				case "yilmaz" -> DemoPatients.YILMAZ;
				case "arnold" -> DemoPatients.ARNOLD;
				case "richter" -> RICHTER;
				case "petrow" -> PETROW;
				default -> DemoPatients.NOBODY;
			};
			return this.path.replace("{patient}", patient).replace("{prescription}", prescription(about));
		}

		private static String prescription(String about) {
			return switch (about) {
				case "schneider" -> DemoPatients.SCHNEIDERS_PRESCRIPTION;
				case "arnold" -> DemoPatients.ARNOLDS_PRESCRIPTION;
				case "yilmaz" -> "dd99a6e6-56b4-4b93-92ac-9d0a9d1ce8e1";
				case "richter" -> "31951fff-382d-4413-93b1-59cd4bd1577d";
				case "petrow" -> "3b2ee39c-0368-4d63-b532-dd567dab2b08";
				default -> DemoPatients.NOBODY;
			};
		}

	}

}
