package com.klexhealth.boot.jwt;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LockedJwtDecoder}.
 */
class LockedJwtDecoderTests {

	private final Jwt jwt = Jwts.jwt();

	private final LockedJwtDecoder decoder = new LockedJwtDecoder((token) -> this.jwt);

	@Test
	void aTokenIsDecodedByTheRules() {
		assertThat(this.decoder.decode("token")).isSameAs(this.jwt);
	}

	@Test
	void isReachedByATokenThatIsSentToIt() {
		assertThat(this.decoder.isReached(this::authenticate)).isTrue();
	}

	@Test
	void isNotReachedByATokenThatIsSentElsewhere() {
		assertThat(this.decoder.isReached((token) -> {
		})).isFalse();
	}

	@Test
	void isNotReachedByAnotherToken() {
		assertThat(this.decoder.isReached((token) -> this.decoder.decode("token"))).isFalse();
	}

	@Test
	void thatItWasReachedBeforeDoesNotCount() {
		assertThat(this.decoder.isReached(this::authenticate)).isTrue();
		assertThat(this.decoder.isReached((token) -> {
		})).isFalse();
	}

	@Test
	void whatIsSentToTryItIsNoTokenForAnyone() {
		assertThat(this.decoder.isReached((token) -> assertThatExceptionOfType(BadJwtException.class)
			.isThrownBy(() -> this.decoder.decode(token)))).isTrue();
	}

	private void authenticate(String token) {
		try {
			this.decoder.decode(token);
		}
		catch (BadJwtException ex) {
			// as a filter that answers with 401
		}
	}

}
