package com.klexhealth.boot.testsupport;

import java.util.LinkedHashMap;
import java.util.Map;

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
	 * @param properties its properties, as {@code key=value}; the last one of a key
	 * counts
	 * @return the application
	 */
	public static RunningApplication start(Class<?> source, String... properties) {
		Map<String, String> arguments = new LinkedHashMap<>();
		arguments.put("server.port", "0");
		arguments.put("klexhealth.allow-loopback-http", "true");
		for (String property : properties) {
			String[] keyAndValue = property.split("=", 2);
			arguments.put(keyAndValue[0], keyAndValue[1]);
		}
		return new RunningApplication(new SpringApplicationBuilder(source).run(arguments.entrySet()
			.stream()
			.map((argument) -> "--" + argument.getKey() + "=" + argument.getValue())
			.toArray(String[]::new)));
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
