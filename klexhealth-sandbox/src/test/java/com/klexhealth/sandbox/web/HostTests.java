package com.klexhealth.sandbox.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.support.RunningSandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * From where, and by which name, the sandbox is reached.
 */
class HostTests {

	private final int port = URI.create(RunningSandbox.shared().issuer()).getPort();

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
	void loopbackNamesAreAnswered(String host) throws IOException {
		assertThat(statusLine(host + ":" + this.port)).contains(" 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example.com", "localhost.evil.example.com", "192.168.0.1" })
	void otherNamesAreRefused(String host) throws IOException {
		assertThat(statusLine(host + ":" + this.port)).contains(" 400");
	}

	@Test
	void otherAddressesOfThisMachineAreNotListenedOn() throws IOException {
		InetAddress other = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress())
			.findFirst()
			.orElse(null);
		Assumptions.assumeTrue(other != null, "this machine has a network");
		assertThatIOException().isThrownBy(() -> new Socket(other, this.port).close());
	}

	private String statusLine(String host) throws IOException {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), this.port);
				BufferedReader response = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
			socket.getOutputStream()
				.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return String.valueOf(response.readLine());
		}
	}

}
