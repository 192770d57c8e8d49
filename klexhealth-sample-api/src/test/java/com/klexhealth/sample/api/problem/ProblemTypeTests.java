package com.klexhealth.sample.api.problem;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ProblemDetail;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTypeTests {

	@Test
	void noTwoTypesAreTheSame() {
		assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
	}

	@Test
	void aTypeStaysTheSame() {
		assertThat(ProblemType.CHANGED_MEANWHILE.uri())
			.isEqualTo(URI.create("tag:klexhealth.com,2026:problem/changed-meanwhile"));
	}

	@ParameterizedTest
	@EnumSource
	void everyTypeIsDocumentedWithItsStatus(ProblemType type) throws IOException {
		String name = type.uri().toString().substring("tag:klexhealth.com,2026:problem/".length());
		assertThat(Files.readString(Path.of("README.md")))
			.contains("| `%s` | %d |".formatted(name, type.status().value()));
	}

	@Test
	void aProblemWithoutATypeGetsThatOfItsStatus() {
		ProblemDetail problem = ProblemDetail.forStatus(415);
		ProblemType.complete(problem);
		assertThat(problem.getType()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE.uri());
	}

	@Test
	void aProblemWithATypeKeepsIt() {
		ProblemDetail problem = ProblemType.ALREADY_CANCELLED.problem("It is.");
		ProblemType.complete(problem);
		assertThat(problem.getType()).isEqualTo(ProblemType.ALREADY_CANCELLED.uri());
	}

}
