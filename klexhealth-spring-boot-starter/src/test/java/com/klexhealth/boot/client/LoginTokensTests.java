package com.klexhealth.boot.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginTokens}.
 */
class LoginTokensTests {

	private static final Instant ISSUED = Instant.parse("2026-11-24T12:00:00Z");

	private static final Duration AHEAD = Duration.ofSeconds(60);

	private final ClientRegistration registration = TestTokens.registration("https://klexhealth.com/token");

	@Test
	void whatIsTakenOutOfAClientMakesTheSameClient() {
		OAuth2AuthorizedClient client = new OAuth2AuthorizedClient(this.registration, "schneider",
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.DPOP, "access", ISSUED, ISSUED.plusSeconds(300),
						Set.of("openid", "profile")),
				new OAuth2RefreshToken("refresh", ISSUED, ISSUED.plusSeconds(1800)));
		OAuth2AuthorizedClient again = LoginTokens.of(client).toAuthorizedClient(this.registration);
		assertThat(again).usingRecursiveComparison().isEqualTo(client);
		assertThat(again.getClientRegistration()).isSameAs(this.registration);
	}

	@Test
	void aClientWithoutRefreshTokenStaysOne() {
		OAuth2AuthorizedClient client = new OAuth2AuthorizedClient(this.registration, "schneider",
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "access", null, null));
		assertThat(LoginTokens.of(client).toAuthorizedClient(this.registration)).usingRecursiveComparison()
			.isEqualTo(client);
	}

	@Test
	void theyAreTheSameAfterTheyWereStored() throws IOException, ClassNotFoundException {
		LoginTokens tokens = TestTokens.fresh();
		try (ObjectInputStream stored = new ObjectInputStream(new ByteArrayInputStream(serialize(tokens)))) {
			assertThat(stored.readObject()).isEqualTo(tokens);
		}
	}

	@Test
	void theClientSecretIsNotStoredWithThem() throws IOException {
		LoginTokens tokens = LoginTokens.of(TestTokens.fresh().toAuthorizedClient(this.registration));
		assertThat(new String(serialize(tokens), StandardCharsets.ISO_8859_1)).contains("access-1", "refresh-1")
			.doesNotContain("5ecret", "klexhealth.com");
	}

	@Test
	void theyAreNotInWhatIsLogged() {
		assertThat(TestTokens.fresh()).asString().contains("schneider").doesNotContain("access-1", "refresh-1");
	}

	@ParameterizedTest
	@CsvSource({ "300, 239, false", "300, 240, false", "300, 241, true", "3600, 3539, false", "3600, 3541, true" })
	void theyAreDueAMinuteBeforeTheyEnd(int lifetime, int age, boolean due) {
		assertThat(tokens(lifetime, "refresh").isDue(ISSUED.plusSeconds(age), AHEAD)).isEqualTo(due);
	}

	@ParameterizedTest
	@CsvSource({ "60, 39, false", "60, 41, true", "30, 19, false", "30, 21, true", "1, 0, false", "1, 1, true" })
	void twoThirdsOfAShortLifeAreUsed(int lifetime, int age, boolean due) {
		assertThat(tokens(lifetime, "refresh").isDue(ISSUED.plusSeconds(age), AHEAD)).isEqualTo(due);
	}

	@ParameterizedTest
	@CsvSource({ "299, false", "300, true" })
	void withoutATimeAheadTheyAreDueWhenTheyAreOver(int age, boolean due) {
		assertThat(tokens(300, "refresh").isDue(ISSUED.plusSeconds(age), Duration.ZERO)).isEqualTo(due);
	}

	@ParameterizedTest
	@CsvSource({ "299, false", "300, true" })
	void whatCannotBeRefreshedIsUsedToTheEnd(int age, boolean due) {
		assertThat(tokens(300, null).isDue(ISSUED.plusSeconds(age), AHEAD)).isEqualTo(due);
	}

	@Test
	void aTokenOfUnknownEndIsNeverDue() {
		LoginTokens tokens = new LoginTokens("schneider", "access", "Bearer", Set.of(), ISSUED, null, "refresh", null,
				null);
		assertThat(tokens.isDue(ISSUED.plus(Duration.ofDays(9)), AHEAD)).isFalse();
		assertThat(tokens.isOver(ISSUED.plus(Duration.ofDays(9)))).isFalse();
	}

	private static LoginTokens tokens(int lifetime, @Nullable String refreshToken) {
		return new LoginTokens("schneider", "access", "Bearer", Set.of(), ISSUED, ISSUED.plusSeconds(lifetime),
				refreshToken, null, null);
	}

	private static byte[] serialize(LoginTokens tokens) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(tokens);
		}
		return bytes.toByteArray();
	}

}
