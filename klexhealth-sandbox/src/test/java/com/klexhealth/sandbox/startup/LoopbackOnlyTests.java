package com.klexhealth.sandbox.startup;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContextException;

import com.klexhealth.sandbox.SandboxApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class LoopbackOnlyTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1", "localhost" })
	void itStartsOnLoopback(String address) {
		assertThatNoException().isThrownBy(() -> start(InetAddress.getByName(address)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "::", "192.168.0.1" })
	void itStartsNowhereElse(String address) throws UnknownHostException {
		InetAddress parsed = InetAddress.getByName(address);
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> start(parsed))
			.withMessageContaining("server.address is " + parsed.getHostAddress())
			.withMessageContaining("no production server");
	}

	@Test
	void itDoesNotStartOnEveryAddress() {
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> start(null))
			.withMessageContaining("server.address is empty");
	}

	@Test
	void itSaysWhatMendsIt(CapturedOutput output) {
		assertThatExceptionOfType(ApplicationContextException.class)
			.isThrownBy(() -> SpringApplication.run(SandboxApplication.class, "--server.address=0.0.0.0"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("server.address is 0.0.0.0")
			.contains("Remove server.address, or set it to 127.0.0.1 or ::1.");
	}

	private static void start(@Nullable InetAddress address) {
		ServerProperties properties = new ServerProperties();
		properties.setAddress(address);
		new LoopbackOnly(properties).customize(new TomcatServletWebServerFactory());
	}

}
