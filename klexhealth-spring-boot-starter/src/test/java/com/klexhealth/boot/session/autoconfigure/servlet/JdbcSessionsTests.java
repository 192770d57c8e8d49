package com.klexhealth.boot.session.autoconfigure.servlet;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.session.JdbcLeases;
import com.klexhealth.boot.session.JdbcLoginSessions;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.Logout;
import com.klexhealth.boot.session.StoredSessions;
import com.klexhealth.boot.testsupport.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What replicas share by Spring Session JDBC, on PostgreSQL.
 */
@ExtendWith(OutputCaptureExtension.class)
class JdbcSessionsTests {

	private static final String ISSUER = "https://klexhealth.com";

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private static final DataSource database = TestPostgres.emptyDatabase();

	private final WebApplicationContextRunner replica = replica(database);

	private static WebApplicationContextRunner replica(DataSource database) {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceTransactionManagerAutoConfiguration.class,
					JdbcSessionAutoConfiguration.class, SessionAutoConfiguration.class,
					KlexHealthSessionAutoConfiguration.class))
			.withBean(DataSource.class, () -> database)
			.withPropertyValues("klexhealth.client.client-id=id", "spring.session.jdbc.initialize-schema=always",
					"spring.session.jdbc.cleanup-cron=-");
	}

	@Test
	void aDatabaseOfSpringSessionIsSharedWithoutAnyJava(CapturedOutput output) {
		this.replica.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Leases.class)).isInstanceOf(JdbcLeases.class);
			assertThat(context.getBean(LoginSessions.class)).isInstanceOf(JdbcLoginSessions.class);
			assertThat(context).hasSingleBean(StoredSessions.class);
		});
		assertThat(output).containsOnlyOnce(
				"Replicas on this database share sessions, their tokens, back-channel logouts and refreshes");
	}

	@Test
	void tablesAndIndexAreCreatedByReplicasThatStartAtOnce() throws Exception {
		for (int round = 0; round < 3; round++) {
			DataSource fresh = TestPostgres.emptyDatabase();
			CountDownLatch start = new CountDownLatch(1);
			List<CompletableFuture<Void>> replicas = IntStream.range(0, 2)
				.mapToObj((i) -> CompletableFuture.runAsync(() -> {
					awaitLatch(start);
					replica(fresh).run((context) -> {
						assertThat(context).hasNotFailed();
						assertThat(context.getBean(Leases.class).take("of-" + i, "one", Duration.ofMinutes(1)))
							.isTrue();
					});
				}))
				.toList();
			start.countDown();
			for (CompletableFuture<Void> replica : replicas) {
				replica.get(60, TimeUnit.SECONDS);
			}
			assertThat(new JdbcTemplate(fresh)
				.queryForList("SELECT tablename FROM pg_indexes WHERE indexname = 'klexhealth_login_ix'", String.class))
				.containsExactly("spring_session_attributes");
		}
	}

	@Test
	void theTableOfSpringSessionMayHaveAnotherName() {
		DataSource fresh = TestPostgres.emptyDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(fresh);
		jdbc.execute("CREATE SCHEMA app");
		jdbc.execute("CREATE TABLE app.VISIT (PRIMARY_ID CHAR(36) PRIMARY KEY, SESSION_ID CHAR(36) NOT NULL,"
				+ " CREATION_TIME BIGINT, LAST_ACCESS_TIME BIGINT, MAX_INACTIVE_INTERVAL INT, EXPIRY_TIME BIGINT,"
				+ " PRINCIPAL_NAME VARCHAR(100))");
		jdbc.execute("CREATE TABLE app.VISIT_ATTRIBUTES (SESSION_PRIMARY_ID CHAR(36) REFERENCES app.VISIT ON DELETE"
				+ " CASCADE, ATTRIBUTE_NAME VARCHAR(200), ATTRIBUTE_BYTES BYTEA,"
				+ " PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME))");
		replica(fresh)
			.withPropertyValues("spring.session.jdbc.table-name=app.VISIT",
					"spring.session.jdbc.schema=optional:classpath:none.sql")
			.run((context) -> {
				String id = storeMarked(context, "s1", "schneider");
				assertThat(context.getBean(LoginSessions.class).end(logout("s1", null))).isEqualTo(1);
				assertThat(sessions(context).findById(id)).isNull();
			});
		assertThat(jdbc.queryForList("SELECT tablename FROM pg_indexes WHERE indexname = 'klexhealth_login_ix'",
				String.class))
			.containsExactly("visit_attributes");
	}

	@Test
	void nothingIsCreatedUnlessSpringSessionsTablesAre() {
		DataSource fresh = TestPostgres.emptyDatabase();
		replica(fresh).withPropertyValues("spring.session.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(LockedException.class)
				.hasMessageContaining("The table KLEXHEALTH_LEASE cannot be read"));
		assertThat(new JdbcTemplate(fresh)
			.queryForList("SELECT tablename FROM pg_tables WHERE tablename LIKE 'klexhealth%'", String.class))
			.isEmpty();
	}

	@Test
	void aLogoutAtOneReplicaEndsASessionOfAnother() {
		this.replica.run((one) -> this.replica.run((other) -> {
			String ended = storeMarked(one, "s1", "schneider");
			String another = storeMarked(one, "s2", "schneider");
			String anothers = storeMarked(one, "s3", "weber");
			assertThat(other.getBean(LoginSessions.class).end(logout("s1", "schneider"))).isEqualTo(1);
			assertThat(sessions(one).findById(ended)).isNull();
			assertThat(sessions(one).findById(another)).isNotNull();
			assertThat(sessions(one).findById(anothers)).isNotNull();
			assertThat(other.getBean(LoginSessions.class).end(logout(null, "schneider"))).isEqualTo(1);
			assertThat(sessions(one).findById(another)).isNull();
			assertThat(sessions(one).findById(anothers)).isNotNull();
		}));
	}

	@Test
	void aSessionThatEndsIsNoLongerRegistered() {
		this.replica.run((context) -> {
			String id = storeMarked(context, "s5", "schneider");
			sessions(context).deleteById(id);
			assertThat(new JdbcTemplate(database).queryForList(
					"SELECT ATTRIBUTE_NAME FROM SPRING_SESSION_ATTRIBUTES A WHERE NOT EXISTS"
							+ " (SELECT 1 FROM SPRING_SESSION S WHERE S.PRIMARY_ID = A.SESSION_PRIMARY_ID)",
					String.class))
				.isEmpty();
			assertThat(context.getBean(LoginSessions.class).end(logout("s5", "schneider"))).isZero();
		});
	}

	@Test
	void attributesAreReadAndWrittenAsTheyAreStoredNow() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			StoredSessions stored = context.getBean(StoredSessions.class);
			String id = store(repository, "name", "first");
			Session copy = repository.findById(id);
			assertThat(stored.write(id, "name", "second")).isTrue();
			assertThat(copy).extracting((it) -> (String) it.getAttribute("name")).isEqualTo("first");
			assertThat(stored.read(id, "name")).isEqualTo("second");
			assertThat(stored.write(id, "name", null)).isTrue();
			assertThat(stored.read(id, "name")).isNull();
		});
	}

	@Test
	void aSessionThatHasEndedIsNeitherReadNorBroughtBack() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			StoredSessions stored = context.getBean(StoredSessions.class);
			String id = store(repository, "name", "first");
			repository.deleteById(id);
			assertThat(stored.read(id, "name")).isNull();
			assertThat(stored.write(id, "name", "second")).isFalse();
			assertThat(repository.findById(id)).isNull();
		});
	}

	@Test
	void toWriteAnAttributeDoesNotProlongASession() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = store(repository, "name", "first");
			String expiry = "SELECT EXPIRY_TIME FROM SPRING_SESSION WHERE SESSION_ID = ?";
			JdbcTemplate jdbc = new JdbcTemplate(database);
			jdbc.update("UPDATE SPRING_SESSION SET EXPIRY_TIME = EXPIRY_TIME - 1000,"
					+ " LAST_ACCESS_TIME = LAST_ACCESS_TIME - 1000 WHERE SESSION_ID = ?", id);
			Long before = jdbc.queryForObject(expiry, Long.class, id);
			context.getBean(StoredSessions.class).write(id, "name", "second");
			context.getBean(StoredSessions.class).write(id, "another", "third");
			assertThat(jdbc.queryForObject(expiry, Long.class, id)).isEqualTo(before);
		});
	}

	@Test
	void twoRequestsMayAddTheSameAttributeAtOnce() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = store(repository, "name", "first");
			Session one = found(repository, id);
			Session other = found(repository, id);
			one.setAttribute("new", "one");
			other.setAttribute("new", "other");
			repository.save(one);
			repository.save(other);
			assertThat((String) found(repository, id).getAttribute("new")).isEqualTo("other");
		});
	}

	@Test
	void aRequestThatAddsAttributesToASessionThatHasEndedMeanwhileDoesNotFail() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = store(repository, "name", "first");
			Session late = found(repository, id);
			late.setAttribute("new", "one");
			late.setAttribute("newer", "two");
			repository.deleteById(id);
			repository.save(late);
			assertThat(repository.findById(id)).isNull();
		});
	}

	@Test
	void aRequestThatAddsAnAttributeWhileALogoutIsUnderWayWaitsForItAndDoesNotFail() {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = storeMarked(context, "s6", "schneider");
			Session late = found(repository, id);
			late.setAttribute("new", "one");
			JdbcTemplate jdbc = new JdbcTemplate(database);
			CompletableFuture<Void> saved = new TransactionTemplate(new JdbcTransactionManager(database))
				.execute((status) -> {
					jdbc.update("DELETE FROM SPRING_SESSION WHERE SESSION_ID = ?", id);
					CompletableFuture<Void> saving = CompletableFuture.runAsync(() -> repository.save(late));
					Awaitility.await()
						.untilAsserted(() -> assertThat(
								jdbc.queryForList("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
										+ " AND query LIKE 'INSERT INTO SPRING_SESSION_ATTRIBUTES%'"))
							.hasSize(1));
					return saving;
				});
			assertThat(saved).succeedsWithin(Duration.ofSeconds(10));
			assertThat(repository.findById(id)).isNull();
		});
	}

	@Test
	void aSessionThatNeverTimesOutEndsWithItsLogoutToo() {
		this.replica.withPropertyValues("spring.session.timeout=-1s").run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = store(repository, "name", "first");
			assertThat(found(repository, id).getMaxInactiveInterval()).isNegative();
			repository.deleteById(id);
			assertThat(repository.findById(id)).isNull();
		});
	}

	@Test
	void anAttributeThatCannotBeReadIsAbsentAndSaidOnce(CapturedOutput output) {
		this.replica.run((context) -> {
			SessionRepository<Session> repository = sessions(context);
			String id = store(repository, "name", "first");
			new JdbcTemplate(database).update("UPDATE SPRING_SESSION_ATTRIBUTES SET ATTRIBUTE_BYTES = ?"
					+ " WHERE SESSION_PRIMARY_ID = (SELECT PRIMARY_ID FROM SPRING_SESSION WHERE SESSION_ID = ?)",
					new byte[] { 1, 2, 3 }, id);
			assertThat(context.getBean(StoredSessions.class).read(id, "name")).isNull();
			assertThat(context.getBean(StoredSessions.class).read(id, "name")).isNull();
			Session session = found(repository, id);
			session.setAttribute("name", "second");
			repository.save(session);
			assertThat((String) found(repository, id).getAttribute("name")).isEqualTo("second");
		});
		assertThat(output).containsOnlyOnce("An attribute of a stored session cannot be read and counts as absent");
	}

	@Test
	void aConversionOfTheApplicationsStays() {
		GenericConversionService own = new GenericConversionService();
		own.addConverter(Object.class, byte[].class, (attribute) -> new byte[] { 1 });
		own.addConverter(byte[].class, Object.class, (attribute) -> "own");
		this.replica.withBean("springSessionConversionService", ConversionService.class, () -> own).run((context) -> {
			String id = store(sessions(context), "name", "first");
			assertThat(context.getBean(StoredSessions.class).read(id, "name")).isEqualTo("own");
		});
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String storeMarked(AssertableWebApplicationContext context, @Nullable String sessionId,
			String subject) {
		SessionRepository<Session> repository = sessions(context);
		Session session = repository.createSession();
		for (String marker : new Login(ISSUER, sessionId, subject, NOW).markers()) {
			session.setAttribute(marker, Boolean.TRUE);
		}
		repository.save(session);
		return session.getId();
	}

	private static String store(SessionRepository<Session> repository, String name, Serializable value) {
		Session session = repository.createSession();
		session.setAttribute(name, value);
		repository.save(session);
		return session.getId();
	}

	private static Session found(SessionRepository<Session> repository, String id) {
		return Objects.requireNonNull(repository.findById(id));
	}

	@SuppressWarnings("unchecked")
	private static SessionRepository<Session> sessions(AssertableWebApplicationContext context) {
		return context.getBean(SessionRepository.class);
	}

	private static Logout logout(@Nullable String sessionId, @Nullable String subject) {
		return new Logout(ISSUER, sessionId, subject, NOW);
	}

}
