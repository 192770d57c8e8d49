package com.klexhealth.sample.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole API as its clients meet it: a real server, and an {@link Issuer}
 * whose tokens it checks. All of them share one context. What they write stays, so each
 * brings the patients and accounts that it needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:contract-test;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
				"logging.level.com.klexhealth.boot=error" })
@ContextConfiguration(initializers = ContractTest.WithIssuer.class)
@Import({ World.class, Server.class })
@interface ContractTest {

	/**
	 * Starts the issuer before the application asks for its address, and stops it with
	 * the application.
	 */
	final class WithIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			Issuer issuer = start();
			context.getBeanFactory().registerSingleton("issuer", issuer);
			context.addApplicationListener((ContextClosedEvent event) -> issuer.close());
			TestPropertyValues.of(List.of("klexhealth.issuer-uri=" + issuer.uri())).applyTo(context);
		}

		private static Issuer start() {
			try {
				return Issuer.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
