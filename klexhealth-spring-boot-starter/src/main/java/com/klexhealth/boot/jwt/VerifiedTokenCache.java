package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which tokens were verified, until they expire, their key is withdrawn, or
 * their time here ends. Refused tokens are not remembered, so that bad ones cannot push
 * out good ones.
 */
public final class VerifiedTokenCache {

	private static final int CHARACTERS_PER_UNIT = 2048;

	private final Cache<SignatureDigest, VerifiedJwt> tokens;

	private final CurrentKeys currentKeys;

	private final long clockSkew;

	private final Clock clock;

	/**
	 * Creates the cache.
	 * @param maximumSize how many tokens to keep; one of more than 2048 characters counts
	 * once for each 2048
	 * @param timeToLive how long to keep a token at most
	 * @param currentKeys tells whether no key was withdrawn since a generation of keys
	 * @param clockSkew tolerance for {@code exp}
	 * @param clock tells the time
	 */
	public VerifiedTokenCache(long maximumSize, Duration timeToLive, CurrentKeys currentKeys, Duration clockSkew,
			Clock clock) {
		this.tokens = Caffeine.newBuilder()
			.maximumWeight(maximumSize)
			.weigher((SignatureDigest digest, VerifiedJwt token) -> weigh(token))
			.expireAfterWrite(timeToLive)
			// a few microseconds now and then, less than waking another thread takes
			.executor(Runnable::run)
			.build();
		this.currentKeys = currentKeys;
		this.clockSkew = clockSkew.toMillis();
		this.clock = clock;
	}

	@Nullable VerifiedJwt find(String token) {
		VerifiedJwt found = this.tokens.getIfPresent(SignatureDigest.of(token));
		return (found != null && found.getTokenValue().equals(token) && isUsable(found)) ? found : null;
	}

	void add(VerifiedJwt token) {
		this.tokens.put(SignatureDigest.of(token.getTokenValue()), token);
	}

	private boolean isUsable(VerifiedJwt token) {
		Instant now = this.clock.instant();
		return now.toEpochMilli() - this.clockSkew < token.getExpiry()
				&& this.currentKeys.areStill(token.getKeyGeneration(), now);
	}

	static int weigh(VerifiedJwt token) {
		return 1 + (token.getTokenValue().length() - 1) / CHARACTERS_PER_UNIT;
	}

	/**
	 * Tells whether no key was withdrawn.
	 */
	@FunctionalInterface
	public interface CurrentKeys {

		/**
		 * Tells whether the keys are still those of a generation.
		 * @param generation the generation of keys that a token was verified with
		 * @param now the time
		 * @return whether the token need not be verified again on their account
		 */
		boolean areStill(long generation, Instant now);

	}

}
