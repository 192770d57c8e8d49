package com.klexhealth.boot.jwt;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedClientsValidator}.
 */
class AllowedClientsValidatorTests {

	private final AllowedClientsValidator validator = new AllowedClientsValidator(List.of("client"));

	@Test
	void anyClientPassesWhereNoneIsListed() {
		assertThat(new AllowedClientsValidator(List.of()).validate(Jwts.without("client_id")).hasErrors()).isFalse();
	}

	@Test
	void aListedClientPasses() {
		assertThat(this.validator.validate(Jwts.with("client_id", "client")).hasErrors()).isFalse();
	}

	@Test
	void aListedClientPassesByTheNameOfTheAuthorizedParty() {
		assertThat(this.validator.validate(Jwts.jwt((token) -> token.claims((claims) -> {
			claims.remove("client_id");
			claims.put("azp", "client");
		}))).hasErrors()).isFalse();
	}

	@Test
	void anotherClientIsRefused() {
		assertThat(this.validator.validate(Jwts.with("client_id", "Client")).hasErrors()).isTrue();
	}

	@Test
	void aListedNameDoesNotCoverAnotherBesideIt() {
		assertThat(this.validator.validate(Jwts.with("azp", "stranger")).hasErrors()).isTrue();
		assertThat(this.validator
			.validate(Jwts.jwt((token) -> token.claim("azp", "client").claim("client_id", "stranger")))
			.hasErrors()).isTrue();
	}

	@Test
	void aTokenWithoutClientIsRefused() {
		assertThat(this.validator.validate(Jwts.without("client_id")).hasErrors()).isTrue();
	}

	@Test
	void aClientThatIsNoStringIsRefused() {
		assertThat(this.validator.validate(Jwts.with("client_id", List.of("client"))).hasErrors()).isTrue();
	}

}
