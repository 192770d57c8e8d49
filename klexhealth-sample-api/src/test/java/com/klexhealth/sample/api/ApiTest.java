package com.klexhealth.sample.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

/**
 * A test of the whole API with its demo data, without a network. All of them share one
 * context, and what a test writes is rolled back. Limits are out of reach: tests of them
 * bring their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
		properties = { "sample.rate-limit.searches.count=1000000", "sample.rate-limit.emergencies.count=1000000" })
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
@Tag("database")
@Transactional
public @interface ApiTest {

}
