package com.klexhealth.sandbox.storage;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class FileInUseFailureAnalyzerTests {

	private final FileInUseFailureAnalyzer analyzer = new FileInUseFailureAnalyzer();

	@Test
	void aFileInUseIsExplained() {
		FailureAnalysis analysis = this.analyzer
			.analyze(new IllegalStateException(new SQLException("Database may be already in use", "90020", 90020)));
		assertThat(analysis).isNotNull()
			.extracting(FailureAnalysis::getDescription)
			.asString()
			.contains("klexhealth.sandbox.file");
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		assertThat(this.analyzer.analyze(new SQLException("Syntax error", "42000", 42000))).isNull();
	}

}
