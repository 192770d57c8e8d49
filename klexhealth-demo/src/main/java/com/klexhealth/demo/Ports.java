package com.klexhealth.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ports that the applications of the demo listen on.
 *
 * @param sandbox the sandbox's port
 * @param api the sample API's port
 * @param webapp the sample webapp's port
 */
record Ports(int sandbox, int api, int webapp) {

	/**
	 * The ports that README and docs name.
	 */
	static final Ports OF_THE_DEMO = new Ports(9000, 8081, 8080);

	void requireFree() {
		List<Integer> taken = List.of(this.sandbox, this.api, this.webapp)
			.stream()
			.filter((port) -> !isFree(port))
			.toList();
		if (!taken.isEmpty()) {
			throw new DemoException(taken.stream()
				.map((port) -> "Port %d is already in use.".formatted(port))
				.collect(Collectors.joining(" "))
					+ " The demo needs 9000 (sandbox), 8081 (sample API) and 8080 (sample webapp)."
					+ " End what listens there, perhaps another demo, and start again.");
		}
	}

	private static boolean isFree(int port) {
		return isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
				&& isFree(new InetSocketAddress(port));
	}

	private static boolean isFree(InetSocketAddress address) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(address);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
