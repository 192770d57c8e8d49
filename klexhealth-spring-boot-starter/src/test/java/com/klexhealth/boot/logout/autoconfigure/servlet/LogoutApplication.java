package com.klexhealth.boot.logout.autoconfigure.servlet;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.boot.session.SessionMarkers;

/**
 * An application that people log in to, and in which something can be made to happen
 * while they do.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(LogoutApplication.Pages.class)
class LogoutApplication {

	/**
	 * Happens once the ID token of a login is accepted, and before there is a session.
	 */
	static volatile Runnable duringLogin = () -> {
	};

	/** Happens once the session of a login is marked, and before it knows who it is. */
	static volatile Runnable onceMarked = () -> {
	};

	@EventListener
	void during(AuthenticationSuccessEvent event) {
		duringLogin.run();
	}

	@Bean
	ServletListenerRegistrationBean<HttpSessionAttributeListener> sessionAttributeListener() {
		return new ServletListenerRegistrationBean<>(new HttpSessionAttributeListener() {

			@Override
			public void attributeAdded(HttpSessionBindingEvent event) {
				if (event.getName().startsWith(SessionMarkers.PREFIX + "sid")) {
					onceMarked.run();
				}
			}

		});
	}

	@RestController
	static class Pages {

		@GetMapping("/me")
		String me(Authentication authentication) {
			return authentication.getName();
		}

	}

}
