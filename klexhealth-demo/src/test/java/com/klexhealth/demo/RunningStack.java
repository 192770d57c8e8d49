package com.klexhealth.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the demo's applications on free ports, started once for all test classes.
 */
final class RunningStack implements BeforeAllCallback, ParameterResolver {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningStack.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		stack(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Stack.class;
	}

	@Override
	public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return stack(context);
	}

	private static Stack stack(ExtensionContext context) {
		// closed by JUnit with the root context
		return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stack.class, (type) -> start(), Stack.class);
	}

	private static Stack start() {
		try {
			return Stack.start(freePorts(), Path.of(System.getProperty("applications.directory")),
					Path.of(System.getProperty("logs.directory")));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Ports freePorts() throws IOException {
		// all open at once, so that they differ
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < 3; i++) {
				sockets.add(new ServerSocket(0));
			}
			return new Ports(sockets.get(0).getLocalPort(), sockets.get(1).getLocalPort(),
					sockets.get(2).getLocalPort());
		}
		finally {
			for (ServerSocket socket : sockets) {
				socket.close();
			}
		}
	}

}
