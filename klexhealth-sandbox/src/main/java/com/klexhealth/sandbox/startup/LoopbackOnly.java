package com.klexhealth.sandbox.startup;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the sandbox from listening anywhere but on this machine.
 */
@Component
final class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

	private final @Nullable InetAddress address;

	LoopbackOnly(ServerProperties properties) {
		this.address = properties.getAddress();
	}

	@Override
	public void customize(ConfigurableServletWebServerFactory factory) {
		if (this.address == null) {
			throw refused("server.address is empty, which means every address of this machine.");
		}
		if (!this.address.isLoopbackAddress()) {
			throw refused("server.address is " + this.address.getHostAddress() + ", which is not a loopback address.");
		}
	}

	private static StartRefusedException refused(String found) {
		return new StartRefusedException(
				found + " The KlexHealth sandbox is no production server: its demo passwords are public, "
						+ "so nobody but this machine may reach it.",
				"Remove server.address, or set it to 127.0.0.1 or ::1.");
	}

}
