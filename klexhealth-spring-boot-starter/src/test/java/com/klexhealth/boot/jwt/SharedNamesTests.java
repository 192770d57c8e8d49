package com.klexhealth.boot.jwt;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SharedNames}.
 */
class SharedNamesTests {

	private final SharedNames names = new SharedNames();

	@Test
	void equalNamesBecomeOne() {
		String first = this.names.apply(new String("roles"));
		assertThat(first).isEqualTo("roles");
		assertThat(this.names.apply(new String("roles"))).isSameAs(first);
	}

	@Test
	void namesThatAreMadeUpAreNotKeptWithoutEnd() {
		String known = this.names.apply("known");
		IntStream.range(0, 300).forEach((index) -> this.names.apply("name" + index));
		String late = "late";
		assertThat(this.names.apply(late)).isSameAs(late);
		assertThat(this.names.apply(new String("late"))).isEqualTo("late").isNotSameAs(late);
		assertThat(this.names.apply(new String("known"))).isSameAs(known);
	}

}
