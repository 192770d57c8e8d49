package com.klexhealth.boot.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.session.Leases;

/**
 * Gives requests tokens that they can call an API with. They are refreshed shortly before
 * they end, once however many requests of a session ask for them here or in other
 * replicas: a refresh token is often good for one use, and a provider that sees it twice
 * ends the login (RFC 9700, section 4.14.2).
 * <p>
 * A refresh that fails is no reason to fail as long as the access token has not ended. It
 * is then left alone for some seconds, for all sessions, since it is the provider that is
 * down and not a session. Once the token is over, every request tries.
 * <p>
 * That goes for leases that cannot be had, too: nothing is refreshed without one, as the
 * new tokens could hardly be stored where the lease cannot, and the old refresh token
 * would be spent.
 */
public final class FreshTokens {

	private static final Log logger = LogFactory.getLog(FreshTokens.class);

	private static final Duration BREAK = Duration.ofSeconds(10);

	/** What storing tokens may take beyond asking for them. */
	private static final Duration MARGIN = Duration.ofSeconds(2);

	private final TokenRefresh refresh;

	private final Duration ahead;

	private final Clock clock;

	private final SingleFlight<LoginTokens> flights;

	private final @Nullable RefreshLease lease;

	private volatile Instant breakUntil = Instant.MIN;

	/**
	 * Creates the tokens.
	 * @param clients makes clients of which the tokens can be refreshed
	 * @param calls calls the token endpoint
	 * @param timeout how long such a call takes at most
	 * @param ahead how long before the end of an access token it is refreshed, at most a
	 * third of its life
	 * @param leases keep replicas from refreshing at the same time, {@code null} if there
	 * are none
	 * @param clock tells the time
	 */
	public FreshTokens(AuthorizedClients clients, RestClient calls, Duration timeout, Duration ahead,
			@Nullable Leases leases, Clock clock) {
		Assert.isTrue(!ahead.isNegative(), "klexhealth.client.refresh-ahead must not be negative");
		this.refresh = new TokenRefresh(clients, calls, ahead, clock);
		this.ahead = ahead;
		this.clock = clock;
		Duration longestRefresh = timeout.plus(MARGIN);
		this.lease = (leases != null) ? new RefreshLease(leases, longestRefresh) : null;
		// whoever refreshes may have to wait for another replica first
		this.flights = new SingleFlight<>(longestRefresh.multipliedBy(2).plus(MARGIN));
	}

	/**
	 * Returns the tokens of a session, after a refresh if they are due.
	 * @param session the session
	 * @return tokens that have not ended
	 * @throws ClientAuthorizationRequiredException if there are none and the person has
	 * to log in again
	 * @throws ProviderUnavailableException if the old ones have ended and KlexHealth
	 * cannot be reached
	 * @throws ClientAuthorizationException if the old ones have ended and KlexHealth
	 * refuses the application
	 */
	public LoginTokens get(SessionTokens session) {
		LoginTokens known = session.known();
		if (known == null) {
			throw loginAgain();
		}
		Instant now = this.clock.instant();
		if (!isDue(known) || (!known.isOver(now) && now.isBefore(this.breakUntil))) {
			return known;
		}
		try {
			LoginTokens fresh = join(session);
			if (!fresh.principalName().equals(known.principalName())) {
				// somebody else has logged in to the session while this request ran
				throw loginAgain();
			}
			session.know(fresh);
			return fresh;
		}
		catch (ClientAuthorizationRequiredException ex) {
			session.know(null);
			throw ex;
		}
		catch (RuntimeException ex) {
			if (known.isOver(this.clock.instant())) {
				throw ex;
			}
			goOn(ex);
			return known;
		}
	}

	/**
	 * Removes the tokens that a request used and that an API refused, unless the session
	 * has or is getting others by now.
	 * @param session the session
	 */
	public void remove(SessionTokens session) {
		LoginTokens refused = session.known();
		if (refused == null) {
			return;
		}
		if (this.lease != null && session.isShared()) {
			this.lease.holdIfFree(session.sessionId(), () -> remove(refused, session));
		}
		else {
			remove(refused, session);
		}
	}

	private static void remove(LoginTokens refused, SessionTokens session) {
		LoginTokens stored = session.stored();
		if (stored != null && !stored.accessToken().equals(refused.accessToken())) {
			session.know(stored);
			return;
		}
		session.store(null);
		session.know(null);
	}

	private LoginTokens join(SessionTokens session) {
		try {
			return this.flights.join(session.sessionId(), () -> freshen(session));
		}
		catch (TimeoutException ex) {
			throw new ProviderUnavailableException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ProviderUnavailableException(ex);
		}
	}

	private LoginTokens freshen(SessionTokens session) {
		LoginTokens stored = stored(session);
		if (!isDue(stored)) {
			return stored;
		}
		if (this.lease == null || !session.isShared()) {
			return refresh(session, stored);
		}
		try {
			return this.lease.hold(session.sessionId(), () -> freshlyStored(session), () -> {
				// another replica may have stored them just before the lease was free
				LoginTokens latest = stored(session);
				return (isDue(latest)) ? refresh(session, latest) : latest;
			});
		}
		catch (TimeoutException ex) {
			throw new ProviderUnavailableException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ProviderUnavailableException(ex);
		}
	}

	private @Nullable LoginTokens freshlyStored(SessionTokens session) {
		LoginTokens stored = stored(session);
		return (isDue(stored)) ? null : stored;
	}

	private LoginTokens refresh(SessionTokens session, LoginTokens old) {
		if (old.refreshToken() == null) {
			throw loginAgain();
		}
		LoginTokens fresh;
		try {
			fresh = this.refresh.refresh(old);
		}
		catch (ClientAuthorizationException ex) {
			if (!OAuth2ErrorCodes.INVALID_GRANT.equals(ex.getError().getErrorCode())) {
				throw ex;
			}
			return afterRefusal(session, old);
		}
		this.breakUntil = Instant.MIN;
		return replace(session, old, fresh);
	}

	/*
	 * A refresh token is also refused if somebody has used it already, who then has
	 * stored another one.
	 */
	private LoginTokens afterRefusal(SessionTokens session, LoginTokens refused) {
		LoginTokens stored = stored(session);
		if (!stored.equals(refused) && !stored.isOver(this.clock.instant())) {
			return stored;
		}
		session.store(null);
		throw loginAgain();
	}

	/*
	 * The session may have been logged in to anew meanwhile. Whose tokens it has now,
	 * must keep them.
	 */
	private static LoginTokens replace(SessionTokens session, LoginTokens old, LoginTokens fresh) {
		try {
			LoginTokens stored = stored(session);
			if (!stored.equals(old)) {
				return stored;
			}
			if (session.store(fresh)) {
				return fresh;
			}
		}
		catch (ClientAuthorizationRequiredException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// those who wait can still use them, and the next refresh is a new login
			logger.error("New tokens could not be stored: " + ex.getClass().getName());
			logger.debug("New tokens could not be stored", ex);
			return fresh;
		}
		throw loginAgain();
	}

	private static LoginTokens stored(SessionTokens session) {
		LoginTokens stored = session.stored();
		if (stored == null) {
			throw loginAgain();
		}
		return stored;
	}

	private boolean isDue(LoginTokens tokens) {
		return tokens.isDue(this.clock.instant(), this.ahead);
	}

	private void goOn(RuntimeException failure) {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.breakUntil)) {
			logger.warn("Access tokens cannot be refreshed and are used until they end: " + reason(failure));
		}
		logger.debug("Access tokens cannot be refreshed", failure);
		this.breakUntil = now.plus(BREAK);
	}

	/*
	 * What KlexHealth says of it is for the debug log.
	 */
	private static String reason(Throwable failure) {
		return (failure instanceof ProviderUnavailableException) ? "KlexHealth cannot be reached"
				: failure.getClass().getName();
	}

	private static ClientAuthorizationRequiredException loginAgain() {
		return new ClientAuthorizationRequiredException(KlexHealthRegistration.REGISTRATION_ID);
	}

}
