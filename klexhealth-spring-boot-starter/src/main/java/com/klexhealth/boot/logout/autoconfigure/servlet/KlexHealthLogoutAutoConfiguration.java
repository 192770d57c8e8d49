package com.klexhealth.boot.logout.autoconfigure.servlet;

import java.time.Clock;
import java.util.Objects;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Scope;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.LoginCondition;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;
import com.klexhealth.boot.logout.BackChannelLogout;
import com.klexhealth.boot.logout.LogoutTokenDecoder;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.RecentLogouts;
import com.klexhealth.boot.session.autoconfigure.servlet.KlexHealthSessionAutoConfiguration;
import com.klexhealth.boot.session.autoconfigure.servlet.LoginMarkers;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the back-channel logout.
 */
@AutoConfiguration(after = { KlexHealthKeysAutoConfiguration.class, KlexHealthSessionAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
@ConditionalOnBooleanProperty(name = "klexhealth.client.back-channel-logout", matchIfMissing = true)
@ConditionalOnBean(LoginSessions.class)
@EnableConfigurationProperties(KlexHealthProperties.class)
public final class KlexHealthLogoutAutoConfiguration {

	@Bean
	BackChannelLogout klexHealthBackChannelLogout(KlexHealthProperties properties, IssuerKeys keys, Leases leases,
			RecentLogouts recentLogouts, LoginSessions sessions) {
		LogoutTokenDecoder decoder = new LogoutTokenDecoder(keys, properties.resourceServer().algorithms(),
				properties.issuerUri(), Objects.requireNonNull(properties.client().clientId()),
				properties.resourceServer().clockSkew(), Clock.systemUTC());
		return new BackChannelLogout(decoder, leases, recentLogouts, sessions);
	}

	/*
	 * One for each filter chain that applies it.
	 */
	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	BackChannelLogoutConfigurer klexHealthBackChannelLogoutConfigurer(BackChannelLogout logout,
			KlexHealthProperties properties, LoginMarkers markers) {
		return new BackChannelLogoutConfigurer(logout, properties.issuerUri(), markers);
	}

}
