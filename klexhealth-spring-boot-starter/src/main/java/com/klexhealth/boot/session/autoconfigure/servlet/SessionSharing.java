package com.klexhealth.boot.session.autoconfigure.servlet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Says once, at start-up, what a second replica would share with this one.
 */
final class SessionSharing implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SessionSharing.class);

	private final String description;

	SessionSharing(String description) {
		this.description = description;
	}

	@Override
	public void afterSingletonsInstantiated() {
		logger.info(this.description);
	}

}
