package com.klexhealth.boot.resourceserver;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.ManualClock;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerPacingTests {

	private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T08:00:00Z"));

	private final AnswerPacing pacing = new AnswerPacing(this.clock);

	@Test
	void aFewAnswersAreGivenAtOnce() {
		assertThat(hold(AnswerPacing.AT_ONCE_PER_SECOND)).isZero();
	}

	@Test
	void furtherOnesOfTheSameSecondAreHeldBack() {
		hold(AnswerPacing.AT_ONCE_PER_SECOND);
		this.clock.advance(Duration.ofMillis(999));
		assertThat(hold(3)).isEqualTo(3);
	}

	@Test
	void anotherSecondBeginsAnew() {
		hold(AnswerPacing.AT_ONCE_PER_SECOND + 1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(hold(AnswerPacing.AT_ONCE_PER_SECOND)).isZero();
		assertThat(hold(1)).isOne();
	}

	@Test
	void noMoreAreHeldBackThanThereIsRoomFor() {
		hold(AnswerPacing.AT_ONCE_PER_SECOND);
		assertThat(hold(AnswerPacing.MAXIMUM_HELD + 5)).isEqualTo(AnswerPacing.MAXIMUM_HELD);
	}

	@Test
	void anAnswerThatWasGivenMakesRoomForOneMore() {
		hold(AnswerPacing.AT_ONCE_PER_SECOND + AnswerPacing.MAXIMUM_HELD);
		this.pacing.release();
		assertThat(hold(2)).isOne();
	}

	private int hold(int answers) {
		int held = 0;
		for (int i = 0; i < answers; i++) {
			held += (this.pacing.hold()) ? 1 : 0;
		}
		return held;
	}

}
