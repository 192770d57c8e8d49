package com.klexhealth.tests.support;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts Keycloak while tests run that do without it, as that takes its time, and only
 * for tests that ask for it by {@link NeedsKeycloak}.
 */
public final class KeycloakForTests implements TestExecutionListener {

	private static volatile @Nullable CompletableFuture<KeycloakServer> starting;

	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		if (plan.countTestIdentifiers(KeycloakForTests::isAsked) > 0) {
			server();
		}
	}

	@Override
	public void testPlanExecutionFinished(TestPlan plan) {
		CompletableFuture<KeycloakServer> started = starting;
		if (started != null) {
			started.thenAccept(KeycloakServer::close);
		}
	}

	/**
	 * Returns the one Keycloak of all tests, once it answers.
	 * @return the server
	 */
	public static KeycloakServer get() {
		return server().join();
	}

	private static synchronized CompletableFuture<KeycloakServer> server() {
		CompletableFuture<KeycloakServer> server = starting;
		if (server == null) {
			server = CompletableFuture.supplyAsync(KeycloakServer::start);
			starting = server;
		}
		return server;
	}

	private static boolean isAsked(TestIdentifier test) {
		return test.getSource()
			.filter((source) -> source instanceof ClassSource type
					&& type.getJavaClass().isAnnotationPresent(NeedsKeycloak.class))
			.isPresent();
	}

}
