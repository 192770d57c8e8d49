package com.klexhealth.boot.logout;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.klexhealth.boot.jwt.SignedClaimsConverter;
import com.klexhealth.boot.jwt.TokenFraming;
import com.klexhealth.boot.jwt.UnverifiedJwtProcessor;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.KeyNotHeldException;
import com.klexhealth.boot.session.Logout;

/**
 * Takes logout tokens of the issuer and no other (Back-Channel Logout, section 2.6), with
 * the keys that access tokens and ID tokens are checked with. Spring Security's own has
 * no way to be given those, and fetches the issuer's keys for each request.
 */
public final class LogoutTokenDecoder {

	private static final Duration MAXIMUM_AGE = Duration.ofMinutes(2);

	private final TokenFraming framing = new TokenFraming();

	private final NimbusJwtDecoder held;

	private final NimbusJwtDecoder unverified = new NimbusJwtDecoder(new UnverifiedJwtProcessor());

	private final NimbusJwtDecoder fetching;

	private final String issuer;

	private final Duration clockSkew;

	/**
	 * Creates the decoder.
	 * @param keys the issuer's keys
	 * @param algorithms names of the signature algorithms that are accepted
	 * @param issuer who must have issued the token
	 * @param clientId who it must be meant for
	 * @param clockSkew tolerance for {@code iat} and {@code exp}
	 * @param clock tells the time
	 */
	public LogoutTokenDecoder(IssuerKeys keys, Collection<String> algorithms, String issuer, String clientId,
			Duration clockSkew, Clock clock) {
		this(keys.held(), keys, algorithms, issuer, clientId, clockSkew, clock);
	}

	LogoutTokenDecoder(JWKSource<SecurityContext> held, JWKSource<SecurityContext> keys, Collection<String> algorithms,
			String issuer, String clientId, Duration clockSkew, Clock clock) {
		this.issuer = issuer;
		this.clockSkew = clockSkew;
		this.held = decoder(held, algorithms);
		this.fetching = decoder(keys, algorithms);
		LogoutTokenRules rules = new LogoutTokenRules(issuer, clientId, MAXIMUM_AGE, clockSkew, clock);
		for (NimbusJwtDecoder decoder : List.of(this.held, this.unverified, this.fetching)) {
			decoder.setClaimSetConverter(new SignedClaimsConverter());
			decoder.setJwtValidator(rules);
		}
	}

	private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys, Collection<String> algorithms) {
		return NimbusJwtDecoder.withJwkSource(keys)
			// the lock refuses names that there are not, but only once all faults are
			// found
			.jwsAlgorithms((accepted) -> algorithms.stream()
				.map(SignatureAlgorithm::from)
				.filter(Objects::nonNull)
				.forEach(accepted::add))
			.build();
	}

	/**
	 * Decodes a logout token.
	 * @param token the token as it came
	 * @return what it says
	 * @throws RefusedLogoutException if it is refused
	 * @throws JwtException if that cannot be told now, for want of keys above all
	 */
	public DecodedLogout decode(String token) throws RefusedLogoutException {
		checkFraming(token);
		try {
			Jwt jwt = verify(token);
			return new DecodedLogout(Objects.requireNonNull(jwt.getId()), toLogout(jwt));
		}
		catch (JwtValidationException ex) {
			throw new RefusedLogoutException(LogoutRefusal.of(ex.getErrors().iterator().next()));
		}
		catch (BadJwtException ex) {
			throw new RefusedLogoutException(LogoutRefusal.BAD_SIGNATURE);
		}
	}

	/*
	 * Anyone can send tokens here, so that only one whose claims would pass may make the
	 * issuer's keys be fetched.
	 */
	private Jwt verify(String token) {
		try {
			return this.held.decode(token);
		}
		catch (JwtException ex) {
			if (!(ex.getCause() instanceof KeyNotHeldException)) {
				throw ex;
			}
			this.unverified.decode(token);
			return this.fetching.decode(token);
		}
	}

	private void checkFraming(String token) throws RefusedLogoutException {
		try {
			this.framing.check(token);
		}
		catch (JwtValidationException ex) {
			throw new RefusedLogoutException(LogoutRefusal.MALFORMED_TOKEN);
		}
	}

	private Logout toLogout(Jwt jwt) {
		return new Logout(this.issuer, jwt.getClaimAsString(LoggedOutValidator.SESSION_ID), jwt.getSubject(),
				Objects.requireNonNull(jwt.getIssuedAt()));
	}

	/**
	 * Returns for how long a token could be accepted.
	 * @return the time from when it is first seen, at most
	 */
	Duration acceptance() {
		// one that was issued in the future, as far as that is tolerated
		return MAXIMUM_AGE.plus(this.clockSkew.multipliedBy(2)).plusSeconds(1);
	}

	/**
	 * What a logout token says.
	 *
	 * @param id its id ({@code jti})
	 * @param logout what is over
	 */
	public record DecodedLogout(String id, Logout logout) {

	}

}
