package com.klexhealth.boot.testsupport;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * An application that listens on a port of its own.
 */
public final class RunningApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an application.
	 * @param source its configuration
	 * @param properties its properties, as {@code key=value}
	 * @return the application
	 */
	public static RunningApplication start(Class<?> source, String... properties) {
		List<String> arguments = new ArrayList<>();
		arguments.add("--server.port=0");
		arguments.add("--klexhealth.allow-loopback-http=true");
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new RunningApplication(new SpringApplicationBuilder(source).run(arguments.toArray(String[]::new)));
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public String uri() {
		return "http://localhost:" + port();
	}

	/**
	 * Returns a client that neither follows redirects nor keeps cookies.
	 * @return a client
	 */
	public RestTestClient client() {
		return RestTestClient.bindToServer().baseUrl(uri()).build();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
