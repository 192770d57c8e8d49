package com.klexhealth.sample.api.patient;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchPatternTests {

	@Test
	void nothingTypedFindsEverything() {
		assertThat(SearchPattern.containing(null)).isEqualTo("%");
		assertThat(SearchPattern.containing("  ")).isEqualTo("%");
	}

	@Test
	void textIsFoundAnywhere() {
		assertThat(SearchPattern.containing("Yılmaz")).isEqualTo("%yilmaz%");
	}

	@Test
	void wildcardsAreCharactersLikeAnyOther() {
		assertThat(SearchPattern.containing("100%_!")).isEqualTo("%100!%!_!!%");
	}

}
