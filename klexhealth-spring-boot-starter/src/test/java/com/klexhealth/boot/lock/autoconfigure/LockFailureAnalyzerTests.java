package com.klexhealth.boot.lock.autoconfigure;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LockFailureAnalyzer}.
 */
class LockFailureAnalyzerTests {

	private static final Violation FIRST = new Violation("A is wrong.", "property.a", "A is right.",
			"Set property.a=1");

	private static final Violation SECOND = new Violation("B is wrong.", "property.b", "B is right.",
			"Set property.b=2");

	@Test
	void saysWhatWasFoundWhereAndWhichRuleItBreaks() {
		assertThat(analyze(FIRST).getDescription()).containsSubsequence("locked to KlexHealth", "Found: A is wrong.",
				"Where: property.a", "Rule:  A is right.");
	}

	@Test
	void saysWhatMendsIt() {
		assertThat(analyze(FIRST).getAction()).isEqualTo("- Set property.a=1");
	}

	@Test
	void saysAllOfItForEveryViolation() {
		FailureAnalysis analysis = analyze(FIRST, SECOND);
		assertThat(analysis.getDescription()).containsSubsequence("A is wrong.", "property.a", "B is wrong.",
				"property.b");
		assertThat(analysis.getAction()).hasLineCount(2).contains("property.a=1", "property.b=2");
	}

	@Test
	void saysOnceWhatMendsTwoViolations() {
		assertThat(analyze(FIRST, FIRST).getAction()).hasLineCount(1);
	}

	@Test
	void findsTheViolationsBehindOtherExceptions() {
		Throwable wrapped = new BeanCreationException("bean", new LockedException(List.of(FIRST)));
		assertThat(new LockFailureAnalyzer(null, null).analyze(wrapped)).isNotNull();
	}

	@Test
	void isKnownToSpringBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
			.load(FailureAnalyzer.class,
					SpringFactoriesLoader.FailureHandler
						.logging(org.apache.commons.logging.LogFactory.getLog(getClass()))))
			.hasAtLeastOneElementOfType(LockFailureAnalyzer.class);
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(new LockFailureAnalyzer(null, null).analyze(new IllegalStateException("another"))).isNull();
	}

	private static FailureAnalysis analyze(Violation... violations) {
		return Objects
			.requireNonNull(new LockFailureAnalyzer(null, null).analyze(new LockedException(List.of(violations))));
	}

}
