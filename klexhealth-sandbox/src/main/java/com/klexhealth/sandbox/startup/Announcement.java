package com.klexhealth.sandbox.startup;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import com.klexhealth.sandbox.SandboxProperties;

/**
 * Says in the log what this is, and where.
 */
@Component
final class Announcement {

	private static final Log logger = LogFactory.getLog(Announcement.class);

	private final SandboxProperties properties;

	Announcement(SandboxProperties properties) {
		this.properties = properties;
	}

	@EventListener(ApplicationReadyEvent.class)
	void announce() {
		String issuer = this.properties.getIssuer();
		logger.warn("This is the KlexHealth sandbox, for development. It is NO production server "
				+ "and listens on this machine only.");
		logger.info("Start page:   " + issuer + "/");
		logger.info("Clients page: " + issuer + "/clients");
		logger.info("Issuer:       " + issuer + " (klexhealth.issuer-uri)");
		logger.info("Data:         " + ((this.properties.getFile() != null) ? this.properties.getFile().toAbsolutePath()
				: "in memory, gone with the next restart (klexhealth.sandbox.file keeps it)"));
	}

}
