package com.klexhealth.boot.session.autoconfigure.servlet;

import jakarta.servlet.ServletContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.klexhealth.boot.session.LoginSessions;

/**
 * Sessions that the servlet container keeps, and nobody shares.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(type = "org.springframework.session.SessionRepository")
class ContainerSessionsConfiguration {

	@Bean
	@ConditionalOnMissingBean(LoginSessions.class)
	HttpLoginSessions klexHealthLoginSessions(ServletContext application) {
		return HttpLoginSessions.of(application);
	}

	@Bean
	LoginMarkers klexHealthLoginMarkers() {
		return new LoginMarkers(HttpLoginSessions.Marker::new);
	}

	@Bean
	SessionSharing klexHealthSessionSharing() {
		return new SessionSharing("Sessions, their tokens, back-channel logouts and refreshes are this replica's own. A"
				+ " second one would not know who is logged in here, nor end their sessions, and a restart loses them:"
				+ " add spring-boot-starter-session-jdbc and a database to share them");
	}

}
