package com.klexhealth.boot.session.autoconfigure.servlet;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;
import com.klexhealth.boot.logout.BackChannelLogout;
import com.klexhealth.boot.logout.autoconfigure.servlet.BackChannelLogoutConfigurer;
import com.klexhealth.boot.logout.autoconfigure.servlet.KlexHealthLogoutAutoConfiguration;
import com.klexhealth.boot.session.InMemoryLeases;
import com.klexhealth.boot.session.IndexedLoginSessions;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.SpringStoredSessions;
import com.klexhealth.boot.session.StoredSessions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are where no database keeps the sessions.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JdbcSessionAutoConfiguration.class, SessionAutoConfiguration.class,
				KlexHealthKeysAutoConfiguration.class, KlexHealthSessionAutoConfiguration.class,
				KlexHealthLogoutAutoConfiguration.class))
		.withPropertyValues("klexhealth.client.client-id=id");

	@Test
	void sessionsOfTheContainerAreThisReplicasOwnAndTheLogSaysWhatThatMeans(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasSingleBean(HttpLoginSessions.class)
			.hasSingleBean(InMemoryLeases.class)
			.hasSingleBean(BackChannelLogoutConfigurer.class)
			.doesNotHaveBean(StoredSessions.class));
		assertThat(output)
			.containsOnlyOnce("are this replica's own. A second one would not know who is logged in here");
	}

	@Test
	void neitherSpringSessionNorJdbcIsNeeded() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.springframework.session", "org.springframework.jdbc",
					"org.springframework.boot.session", "org.springframework.boot.jdbc",
					"org.springframework.transaction", "org.springframework.dao"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HttpLoginSessions.class)
				.hasSingleBean(BackChannelLogout.class));
	}

	@Test
	void aStoreWithAnIndexOfPersonsFindsTheirSessions(CapturedOutput output) {
		this.runner.withBean("sessionRepository", IndexedStore.class, IndexedStore::new)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(IndexedLoginSessions.class)
				.hasSingleBean(SpringStoredSessions.class)
				.hasSingleBean(InMemoryLeases.class)
				.hasSingleBean(BackChannelLogout.class));
		assertThat(output).contains("Each would refresh tokens by itself").doesNotContain("cannot end sessions here");
	}

	@Test
	void withAnyOtherStoreThereIsNoBackChannelLogoutAndTheLogSaysSo(CapturedOutput output) {
		this.runner
			.withBean("sessionRepository", MapSessionRepository.class,
					() -> new MapSessionRepository(new ConcurrentHashMap<>()))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SpringStoredSessions.class)
				.doesNotHaveBean(LoginSessions.class)
				.doesNotHaveBean(BackChannelLogout.class)
				.doesNotHaveBean(BackChannelLogoutConfigurer.class));
		assertThat(output).contains("KlexHealth cannot end sessions here");
	}

	@Test
	void theBackChannelLogoutCanBeSwitchedOff() {
		this.runner.withPropertyValues("klexhealth.client.back-channel-logout=false")
			.run((context) -> assertThat(context).doesNotHaveBean(BackChannelLogout.class)
				.doesNotHaveBean(BackChannelLogoutConfigurer.class)
				.hasSingleBean(Leases.class));
	}

	@Test
	void withoutALoginThereIsNothing(CapturedOutput output) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(KlexHealthKeysAutoConfiguration.class,
					KlexHealthSessionAutoConfiguration.class, KlexHealthLogoutAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(Leases.class)
				.doesNotHaveBean(LoginSessions.class)
				.doesNotHaveBean(BackChannelLogout.class));
		assertThat(output).doesNotContain("replica");
	}

	/**
	 * A store in memory that could find the sessions of a person.
	 */
	private static final class IndexedStore implements FindByIndexNameSessionRepository<MapSession> {

		private final MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());

		@Override
		public Map<String, MapSession> findByIndexNameAndIndexValue(String indexName, String indexValue) {
			return Map.of();
		}

		@Override
		public MapSession createSession() {
			return this.sessions.createSession();
		}

		@Override
		public void save(MapSession session) {
			this.sessions.save(session);
		}

		@Override
		public @Nullable MapSession findById(String id) {
			return this.sessions.findById(id);
		}

		@Override
		public void deleteById(String id) {
			this.sessions.deleteById(id);
		}

	}

}
