package com.klexhealth.sample.api.load;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads, and ends the application.
 */
@Configuration(proxyBeanMethods = false)
@Profile("load")
@EnableConfigurationProperties(LoadProperties.class)
class LoadConfiguration {

	@Bean
	DataLoad dataLoad(JdbcTemplate jdbc, PlatformTransactionManager transactions, LoadProperties properties) {
		return new DataLoad(jdbc, new TransactionTemplate(transactions), properties);
	}

	@Bean
	ApplicationRunner load(DataLoad dataLoad, JdbcTemplate jdbc, ConfigurableApplicationContext context) {
		return (arguments) -> {
			dataLoad.run();
			// so that the first who asks already gets the plans that many rows need
			jdbc.execute("analyze");
			context.close();
		};
	}

}
