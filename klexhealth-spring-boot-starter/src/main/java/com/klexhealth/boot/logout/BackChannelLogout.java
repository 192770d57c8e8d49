package com.klexhealth.boot.logout;

import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.klexhealth.boot.logout.LogoutTokenDecoder.DecodedLogout;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.Logout;
import com.klexhealth.boot.session.RecentLogouts;
import com.klexhealth.boot.session.SessionMarkers;

/**
 * Ends sessions when the issuer says so (OpenID Connect Back-Channel Logout 1.0, section
 * 2.7), those included whose login is still under way.
 */
public final class BackChannelLogout {

	private static final Log logger = LogFactory.getLog(BackChannelLogout.class);

	private final LogoutTokenDecoder decoder;

	private final Leases leases;

	private final RecentLogouts recentLogouts;

	private final LoginSessions sessions;

	/**
	 * Creates the logout.
	 * @param decoder decodes logout tokens
	 * @param leases remembers which were used
	 * @param recentLogouts remembers what was logged out
	 * @param sessions finds sessions
	 */
	public BackChannelLogout(LogoutTokenDecoder decoder, Leases leases, RecentLogouts recentLogouts,
			LoginSessions sessions) {
		this.decoder = decoder;
		this.leases = leases;
		this.recentLogouts = recentLogouts;
		this.sessions = sessions;
	}

	/**
	 * Ends the sessions that a logout token names. It can be used once; if its sessions
	 * cannot be ended now, it can be used again.
	 * @param token the token as it came
	 * @return how many sessions ended
	 * @throws RefusedLogoutException if the token is refused
	 */
	public int accept(String token) throws RefusedLogoutException {
		DecodedLogout decoded = this.decoder.decode(token);
		Logout logout = decoded.logout();
		String name = "jti:" + SessionMarkers.digest(logout.issuer(), decoded.id());
		String holder = UUID.randomUUID().toString();
		if (!this.leases.take(name, holder, this.decoder.acceptance())) {
			throw new RefusedLogoutException(LogoutRefusal.REPLAYED_TOKEN);
		}
		try {
			// in this order: see there
			this.recentLogouts.remember(logout);
			return this.sessions.end(logout);
		}
		catch (RuntimeException ex) {
			giveBack(name, holder, ex);
			throw ex;
		}
	}

	private void giveBack(String name, String holder, RuntimeException reason) {
		try {
			this.leases.release(name, holder);
		}
		catch (RuntimeException ex) {
			reason.addSuppressed(ex);
		}
	}

	/**
	 * Ends the session of a login that was over before its session was stored. Asked once
	 * the session is stored, and not before.
	 * @param login the login
	 * @return whether it was over
	 */
	public boolean endIfOver(Login login) {
		if (!this.recentLogouts.include(login)) {
			return false;
		}
		this.sessions.end(login.toLogout());
		logger.info("A session ended with its login, which KlexHealth had ended meanwhile");
		return true;
	}

}
