package com.klexhealth.boot.session.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.SessionRepository;

import com.klexhealth.boot.session.IndexedLoginSessions;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.SpringStoredSessions;
import com.klexhealth.boot.session.StoredSessions;

/**
 * What replicas share by another store of Spring Session than a database: the sessions,
 * and no more.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SessionRepository.class)
@ConditionalOnBean(SessionRepository.class)
@ConditionalOnMissingBean(name = "klexHealthSharedDatabase")
class SpringSessionsConfiguration {

	private static final String SHARED = "Replicas share sessions and their tokens by Spring Session. Each would refresh"
			+ " tokens by itself and remember logout tokens by itself: ";

	@Bean
	@ConditionalOnMissingBean(StoredSessions.class)
	SpringStoredSessions<?> klexHealthStoredSessions(SessionRepository<?> repository) {
		return new SpringStoredSessions<>(repository);
	}

	@Bean
	LoginMarkers klexHealthLoginMarkers() {
		return new LoginMarkers((name) -> Boolean.TRUE);
	}

	/**
	 * A store that finds sessions by a person.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(FindByIndexNameSessionRepository.class)
	static class IndexedConfiguration {

		@Bean
		@ConditionalOnMissingBean(LoginSessions.class)
		IndexedLoginSessions<?> klexHealthLoginSessions(FindByIndexNameSessionRepository<?> repository) {
			return new IndexedLoginSessions<>(repository);
		}

		@Bean
		SessionSharing klexHealthSessionSharing() {
			return new SessionSharing(SHARED + "use Spring Session JDBC if there are several");
		}

	}

	/**
	 * A store that does not.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(FindByIndexNameSessionRepository.class)
	static class NotIndexedConfiguration {

		@Bean
		SessionSharing klexHealthSessionSharing() {
			return new SessionSharing(SHARED + "use Spring Session JDBC if there are several. KlexHealth cannot end"
					+ " sessions here, as this store does not find the sessions of a person: use one with an index");
		}

	}

}
