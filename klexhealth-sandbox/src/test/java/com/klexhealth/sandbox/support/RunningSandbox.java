package com.klexhealth.sandbox.support;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.TestSocketUtils;

import com.klexhealth.sandbox.SandboxApplication;

/**
 * The sandbox as its users run it, on a port of its own. All tests share one.
 */
public final class RunningSandbox implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final String issuer;

	private RunningSandbox(String... properties) {
		int port = TestSocketUtils.findAvailableTcpPort();
		this.issuer = "http://localhost:" + port;
		this.context = new SpringApplicationBuilder(SandboxApplication.class).properties(properties)
			.run("--server.port=" + port, "--logging.level.root=error", "--spring.main.banner-mode=off");
	}

	/**
	 * Returns the one that all tests share.
	 */
	public static RunningSandbox shared() {
		return Shared.INSTANCE;
	}

	/**
	 * Starts one more.
	 */
	public static RunningSandbox start(String... properties) {
		return new RunningSandbox(properties);
	}

	public String issuer() {
		return this.issuer;
	}

	public String url(String path) {
		return this.issuer + path;
	}

	public JdbcClient jdbc() {
		return this.context.getBean(JdbcClient.class);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static final class Shared {

		static final RunningSandbox INSTANCE = new RunningSandbox();

	}

}
