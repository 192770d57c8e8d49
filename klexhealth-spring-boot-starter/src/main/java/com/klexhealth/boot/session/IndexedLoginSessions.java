package com.klexhealth.boot.session;

import java.util.Collections;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions of a store that finds them by the name of a person, as Redis does if it is
 * told to keep an index.
 *
 * @param <S> the type of the sessions
 */
public final class IndexedLoginSessions<S extends Session> implements LoginSessions {

	private static final Log logger = LogFactory.getLog(IndexedLoginSessions.class);

	private final FindByIndexNameSessionRepository<S> repository;

	/**
	 * Creates the sessions.
	 * @param repository where they are stored
	 */
	public IndexedLoginSessions(FindByIndexNameSessionRepository<S> repository) {
		this.repository = repository;
	}

	@Override
	public int end(Logout logout) {
		if (logout.subject() == null) {
			logger.warn("KlexHealth ended a session without saying whose it is. The session store of this"
					+ " application does not find it: have KlexHealth send the subject, too");
			return 0;
		}
		int ended = 0;
		for (Map.Entry<String, S> session : this.repository.findByPrincipalName(logout.subject()).entrySet()) {
			if (!Collections.disjoint(session.getValue().getAttributeNames(), logout.markers())) {
				this.repository.deleteById(session.getKey());
				ended++;
			}
		}
		return ended;
	}

}
