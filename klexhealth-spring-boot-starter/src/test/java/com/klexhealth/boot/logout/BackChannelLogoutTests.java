package com.klexhealth.boot.logout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.session.InMemoryLeases;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.Logout;
import com.klexhealth.boot.session.RecentLogouts;
import com.klexhealth.boot.testsupport.ManualClock;
import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BackChannelLogout}.
 */
class BackChannelLogoutTests {

	private final ManualClock clock = new ManualClock(LogoutTokens.NOW);

	private final Leases leases = new InMemoryLeases(this.clock);

	private final List<Logout> ended = new ArrayList<>();

	private final BackChannelLogout logout = logout((logout) -> {
		this.ended.add(logout);
		return 1;
	});

	private final Login login = new Login(LogoutTokens.ISSUER, "v28IGWILyZxE6oKNBRx6QruP", "schneider",
			LogoutTokens.NOW.minusSeconds(2));

	private BackChannelLogout logout(LoginSessions sessions) {
		ImmutableJWKSet<SecurityContext> keys = new ImmutableJWKSet<>(new JWKSet(TestKeys.RSA));
		LogoutTokenDecoder decoder = new LogoutTokenDecoder(keys, keys, List.of("RS256"), LogoutTokens.ISSUER,
				LogoutTokens.CLIENT_ID, Duration.ofSeconds(60), this.clock);
		return new BackChannelLogout(decoder, this.leases, new RecentLogouts(this.leases), sessions);
	}

	@Test
	void theSessionsThatATokenNamesEnd() throws Exception {
		assertThat(this.logout.accept(LogoutTokens.token())).isEqualTo(1);
		assertThat(this.ended).containsExactly(
				new Logout(LogoutTokens.ISSUER, "v28IGWILyZxE6oKNBRx6QruP", "schneider", LogoutTokens.NOW));
	}

	@Test
	void nothingEndsByATokenThatIsRefused() {
		assertThatExceptionOfType(RefusedLogoutException.class)
			.isThrownBy(() -> this.logout.accept(LogoutTokens.token((token) -> token.claim("aud", "'other'"))));
		assertThat(this.ended).isEmpty();
	}

	@Test
	void aTokenIsUsedOnceForAsLongAsItIsAccepted() throws Exception {
		String token = LogoutTokens
			.token((it) -> it.claim("iat", String.valueOf(now() + 60)).claim("exp", String.valueOf(now() + 3600)));
		this.logout.accept(token);
		refused(token, LogoutRefusal.REPLAYED_TOKEN);
		this.clock.advance(Duration.ofSeconds(240));
		refused(token, LogoutRefusal.REPLAYED_TOKEN);
		this.clock.advance(Duration.ofSeconds(1));
		refused(token, LogoutRefusal.NOT_ISSUED_NOW);
		assertThat(this.ended).hasSize(1);
	}

	@Test
	void anotherTokenForTheSameSessionIsNoReplay() throws Exception {
		this.logout.accept(LogoutTokens.token());
		this.logout.accept(LogoutTokens.token((token) -> token.claim("jti", "'another'")));
		assertThat(this.ended).hasSize(2);
	}

	@Test
	void aTokenWhoseSessionsCouldNotBeEndedCanBeUsedAgain() throws Exception {
		BackChannelLogout broken = logout((logout) -> {
			throw new IllegalStateException("down");
		});
		assertThatIllegalStateException().isThrownBy(() -> broken.accept(LogoutTokens.token())).withMessage("down");
		assertThat(this.logout.accept(LogoutTokens.token())).isEqualTo(1);
	}

	@Test
	void aLoginThatIsOverBeforeItsSessionIsStoredEndsThen() throws Exception {
		this.logout.accept(LogoutTokens.token());
		this.ended.clear();
		assertThat(this.logout.endIfOver(this.login)).isTrue();
		assertThat(this.ended).containsExactly(this.login.toLogout());
	}

	@Test
	void aLoginThatIsNotOverDoesNotEnd() throws Exception {
		this.logout.accept(LogoutTokens.token((token) -> token.claim("sid", "'another'")));
		this.ended.clear();
		assertThat(this.logout.endIfOver(this.login)).isFalse();
		assertThat(this.ended).isEmpty();
	}

	/*
	 * The login's session is stored while the logout looks for sessions, which is the
	 * latest that it can be missed.
	 */
	@Test
	void aLogoutIsRememberedBeforeItLooksForSessions() throws Exception {
		List<Boolean> over = new ArrayList<>();
		BackChannelLogout looking = logout((logout) -> {
			over.add(this.logout.endIfOver(this.login));
			return 0;
		});
		looking.accept(LogoutTokens.token());
		assertThat(over).containsExactly(true);
	}

	private void refused(String token, LogoutRefusal refusal) {
		assertThatExceptionOfType(RefusedLogoutException.class).isThrownBy(() -> this.logout.accept(token))
			.satisfies((ex) -> assertThat(ex.getRefusal()).isEqualTo(refusal));
	}

	private static long now() {
		return LogoutTokens.NOW.getEpochSecond();
	}

}
