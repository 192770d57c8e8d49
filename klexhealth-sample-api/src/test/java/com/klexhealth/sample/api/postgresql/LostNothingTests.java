package com.klexhealth.sample.api.postgresql;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.LocalIssuer;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.postgresql.ApiClient.Change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What was answered is kept, whoever else writes and whenever the API is killed.
 */
@Tag("postgresql")
class LostNothingTests {

	private static final LocalIssuer ISSUER = LocalIssuer.start();

	private static final String DATABASE = PostgresServer.createDatabase();

	private static final String ROLE = PostgresServer.createRole();

	private static final JdbcClient DATA = JdbcClient
		.create(new DriverManagerDataSource(DATABASE, PostgresServer.OWNER, ""));

	private static ApiProcess api = startApi();

	@AfterAll
	static void end() {
		api.close();
		ISSUER.close();
	}

	@Test
	void fiftyClientsAmendTheSamePrescriptionAndNoneUndoesWhatAnotherDid() throws Exception {
		int clients = 50;
		int amendmentsOfEach = 2;
		String path = "/patients/" + DemoPatients.SCHNEIDER + "/prescriptions/" + DemoPatients.SCHNEIDERS_PRESCRIPTION;
		long before = version(DemoPatients.SCHNEIDERS_PRESCRIPTION);
		ApiClient client = ApiClient.of(api, ISSUER, Tokens.weber());
		List<Integer> attempts = inParallel(clients, (number) -> {
			int attempted = 0;
			for (int done = 0; done < amendmentsOfEach;) {
				HttpResponse<String> read = client.get(path, "read");
				// what the next version says follows from what this one says: a lost
				// update is a lost count
				String diagnosis = JsonMapper.shared().readTree(read.body()).get("diagnosis").asString();
				int count = diagnosis.startsWith("Zähler ") ? Integer.parseInt(diagnosis.substring(7)) : 0;
				String id = "client-" + number + "-amendment-" + done;
				String body = "{\"reason\": \"" + id + "\", " + Writer.PRESCRIPTION.formatted("Zähler " + (count + 1))
						+ "}";
				HttpResponse<String> answer = client
					.send(new Change(id, "PUT", path, body, read.headers().firstValue("ETag").orElseThrow()), id);
				assertThat(answer.statusCode()).isIn(200, 409, 412);
				attempted++;
				if (answer.statusCode() == 200) {
					done++;
				}
			}
			return attempted;
		});
		int amendments = clients * amendmentsOfEach;
		assertThat(version(DemoPatients.SCHNEIDERS_PRESCRIPTION)).isEqualTo(before + amendments);
		assertThat(DATA.sql("select diagnosis from prescription where id = cast(:id as uuid)")
			.param("id", DemoPatients.SCHNEIDERS_PRESCRIPTION)
			.query(String.class)
			.single()).isEqualTo("Zähler " + amendments);
		assertThat(DATA.sql("""
				select reason from prescription_change
				where prescription_id = cast(:id as uuid) and kind = 'AMENDED' order by version
				""").param("id", DemoPatients.SCHNEIDERS_PRESCRIPTION).query(String.class).list()).hasSize(amendments)
			.doesNotHaveDuplicates();
		assertThat(DATA.sql("""
				select count(*) from access_record where action = 'AMEND_PRESCRIPTION' and outcome = 'ALLOWED'
					and resource_id = cast(:id as uuid)
				""").param("id", DemoPatients.SCHNEIDERS_PRESCRIPTION).query(Integer.class).single())
			.isEqualTo(amendments);
		assertThat(attempts.stream().mapToInt(Integer::intValue).sum()).as("they got in each other's way")
			.isGreaterThan(amendments);
	}

	@Test
	void howeverOftenItIsKilledEachChangeAndItsRecordAreBothThereOrBothAbsent() throws Exception {
		for (int changes : new int[] { 40, 150, 400 }) {
			Tokens practitioner = Tokens.practitioner(UUID.randomUUID().toString());
			ApiClient client = ApiClient.of(api, ISSUER, practitioner);
			Set<String> answered = ConcurrentHashMap.newKeySet();
			List<Change> unanswered = inParallel(8, (number) -> new Writer(client, answered, () -> {
				if (answered.size() >= changes) {
					api.kill();
				}
			}).write());
			awaitEndOfConnections();
			assertThat(answered).hasSizeGreaterThanOrEqualTo(changes);
			assertThat(recorded(practitioner)).isEqualTo(changed(practitioner)).containsAll(answered);
			assertThat(keys(practitioner)).isEqualTo(only(changed(practitioner), "post-"));
			assertThat(inconsistencies(practitioner)).isEmpty();

			api = startApi();
			ApiClient again = ApiClient.of(api, ISSUER, practitioner);
			for (Change change : unanswered) {
				if (change.method().equals("POST")) {
					assertThat(again.send(change, change.id()).statusCode()).as(change.toString()).isIn(200, 201);
				}
			}
			assertThat(changed(practitioner))
				.containsAll(unanswered.stream().map(Change::id).filter((id) -> id.startsWith("post-")).toList());
			assertThat(recorded(practitioner)).isEqualTo(changed(practitioner));
			assertThat(inconsistencies(practitioner)).isEmpty();
		}
	}

	/*
	 * Each change carries the name of the request that made it.
	 */
	private static Set<String> changed(Tokens practitioner) {
		return ids("""
				select case kind when 'ISSUED' then diagnosis else reason end from prescription_change
					where changed_by = :subject
				union all
				select p.family_name from patient p join care_relation c on c.patient_id = p.id
					where c.practitioner = :subject
				union all
				select reason from emergency_access where practitioner = :subject
				""", practitioner);
	}

	private static Set<String> recorded(Tokens practitioner) {
		return ids(
				"""
						select token_id from access_record where subject = :subject and outcome = 'ALLOWED'
							and action in ('REGISTER_PATIENT', 'ISSUE_PRESCRIPTION', 'AMEND_PRESCRIPTION', 'CANCEL_PRESCRIPTION',
								'OPEN_IN_EMERGENCY')
						""",
				practitioner);
	}

	private static Set<String> keys(Tokens practitioner) {
		return ids("select name from idempotency_key where subject = :subject", practitioner);
	}

	private static List<String> inconsistencies(Tokens practitioner) {
		return DATA
			.sql("""
					select 'a prescription says something else than its last change: ' || p.id
						from prescription p join care_relation c on c.patient_id = p.patient_id and c.practitioner = :subject
						where not exists (select 1 from prescription_change h where h.prescription_id = p.id
							and h.version = p.version and h.diagnosis = p.diagnosis and h.sessions = p.sessions
							and (h.kind = 'CANCELLED') = (p.status = 'CANCELLED'))
					union all
					select 'a version is missing: ' || p.id
						from prescription p join care_relation c on c.patient_id = p.patient_id and c.practitioner = :subject
						where p.version <> (select count(*) from prescription_change h where h.prescription_id = p.id)
					union all
					select 'made twice: ' || case kind when 'ISSUED' then diagnosis else reason end
						from prescription_change where changed_by = :subject
						group by case kind when 'ISSUED' then diagnosis else reason end having count(*) > 1
					union all
					select 'registered twice: ' || family_name from patient
						where id in (select patient_id from care_relation where practitioner = :subject)
						group by family_name having count(*) > 1
					union all
					select 'nobody treats ' || family_name from patient
						where id not in (select patient_id from care_relation)
					union all
					select 'an answer without an end: ' || name from idempotency_key
						where subject = :subject and result is null
					""")
			.param("subject", practitioner.subject())
			.query(String.class)
			.list();
	}

	private static Set<String> ids(String sql, Tokens practitioner) {
		return new TreeSet<>(DATA.sql(sql).param("subject", practitioner.subject()).query(String.class).list());
	}

	private static Set<String> only(Set<String> ids, String prefix) {
		return new TreeSet<>(ids.stream().filter((id) -> id.startsWith(prefix)).toList());
	}

	private static long version(String prescriptionId) {
		return DATA.sql("select version from prescription where id = cast(:id as uuid)")
			.param("id", prescriptionId)
			.query(Long.class)
			.single();
	}

	/*
	 * The database may be about to commit what the API sent before it was killed.
	 */
	private static void awaitEndOfConnections() {
		await().until(() -> DATA.sql("select count(*) from pg_stat_activity where usename = :role")
			.param("role", ROLE)
			.query(Integer.class)
			.single() == 0);
	}

	private static <T> List<T> inParallel(int clients, Task<T> task) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		try {
			List<Callable<T>> tasks = IntStream.range(0, clients)
				.<Callable<T>>mapToObj((number) -> () -> task.run(number))
				.toList();
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex.getCause());
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static ApiProcess startApi() {
		return ApiProcess.start(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
				List.of("klexhealth.issuer-uri=" + ISSUER.uri(), "spring.datasource.url=" + DATABASE,
						"spring.datasource.username=" + ROLE, "spring.datasource.password=" + ROLE,
						"spring.flyway.user=" + PostgresServer.OWNER, "spring.flyway.password=any",
						"spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor},classpath:db/demo",
						"klexhealth.allow-loopback-http=true", "sample.rate-limit.emergencies.count=1000000"));
	}

	private interface Task<T> {

		T run(int number) throws Exception;

	}

}
