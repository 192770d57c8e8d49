package com.klexhealth.boot.logout.autoconfigure.servlet;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;

import com.klexhealth.boot.logout.BackChannelLogout;
import com.klexhealth.boot.session.autoconfigure.servlet.LoginMarkers;

/**
 * Lets KlexHealth end the sessions that a filter chain begins. It takes an
 * {@code oauth2Login} in the chain.
 */
public final class BackChannelLogoutConfigurer
		extends AbstractHttpConfigurer<BackChannelLogoutConfigurer, HttpSecurity> {

	private final BackChannelLogout logout;

	private final LoginMarkingStrategy marking;

	BackChannelLogoutConfigurer(BackChannelLogout logout, String issuer, LoginMarkers markers) {
		this.logout = logout;
		this.marking = new LoginMarkingStrategy(issuer, markers);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void configure(HttpSecurity http) {
		// now, and not when it begins: the session to mark is the one that comes after
		// the protection against fixation
		SessionManagementConfigurer<HttpSecurity> sessions = http.getConfigurer(SessionManagementConfigurer.class);
		if (sessions == null) {
			throw new IllegalStateException("Sessions cannot be ended in a filter chain that has none");
		}
		sessions.addSessionAuthenticationStrategy(this.marking);
		http.addFilterBefore(new BackChannelLogoutFilter(this.logout), CsrfFilter.class);
		http.addFilterBefore(new LogoutDuringLoginFilter(this.logout), OAuth2LoginAuthenticationFilter.class);
	}

}
