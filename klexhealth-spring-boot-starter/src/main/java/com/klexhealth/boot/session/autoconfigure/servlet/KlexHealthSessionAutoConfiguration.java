package com.klexhealth.boot.session.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.LoginCondition;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of what replicas share about the
 * people who are logged in.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
		"org.springframework.boot.session.autoconfigure.SessionAutoConfiguration" })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
@Import({ JdbcSessionsConfiguration.class, SpringSessionsConfiguration.class, ContainerSessionsConfiguration.class,
		LeasesConfiguration.class })
public final class KlexHealthSessionAutoConfiguration {

}
