package com.klexhealth.sample.api.patient;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldingTests {

	@ParameterizedTest
	@CsvSource({ "Schneider,schneider", "Böhme,bohme", "Yılmaz,yilmaz", "YILMAZ,yilmaz", "İnan,inan", "Weiß,weiss",
			"Łukasz,lukasz", "Ayşe,ayse", "Ruiz García,ruiz garcia", "'  Roth ',roth" })
	void caseAndAccentsDoNotMatter(String text, String folded) {
		assertThat(Folding.fold(text)).isEqualTo(folded);
	}

	@ParameterizedTest
	@CsvSource({ "Schulze-Oben,schulze-oben", "阮文,阮文", "O'Brien,o'brien" })
	void everythingElseStays(String text, String folded) {
		assertThat(Folding.fold(text)).isEqualTo(folded);
	}

}
