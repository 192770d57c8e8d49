package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak with the realm of {@code klexhealth-realm.json}, as the build has unpacked
 * it. It is started without its shell scripts, which not every machine could run.
 */
public final class KeycloakServer implements AutoCloseable {

	static final String ADMIN = "admin";

	static final String ADMIN_PASSWORD = "admin-password";

	private static final String REALM = "klexhealth";

	private static final List<String> BUILD = List.of("build", "--db=dev-mem",
			"--features-disabled=account,admin,ciba,device-flow,impersonation,kerberos,organization,passkeys,"
					+ "recovery-codes,workflows");

	private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(4);

	private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

	private final JavaProcess process;

	private final String url;

	private KeycloakServer(JavaProcess process, String url) {
		this.process = process;
		this.url = url;
	}

	static KeycloakServer start() {
		Path home = Path.of(Settings.required("keycloak.home"));
		try {
			buildOnce(home);
			importRealm(home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String url = "http://localhost:" + freePort();
		JavaProcess process = launch("keycloak", home,
				List.of("start", "--optimized", "--http-enabled=true", "--http-host=127.0.0.1",
						"--http-port=" + URI.create(url).getPort(),
						// the issuer does not depend on the Host header of a request
						"--hostname=" + url, "--cache=local", "--import-realm"));
		KeycloakServer server = new KeycloakServer(process, url);
		process.awaitAnswer(() -> URI.create(server.issuer() + "/.well-known/openid-configuration"), START_TIMEOUT);
		return server;
	}

	String url() {
		return this.url;
	}

	String realm() {
		return REALM;
	}

	public String issuer() {
		return this.url + "/realms/" + REALM;
	}

	@Override
	public void close() {
		this.process.kill();
	}

	/*
	 * What Keycloak's own build makes of it stays in the build directory.
	 */
	private static void buildOnce(Path home) throws IOException {
		Path marker = home.resolve("built.txt");
		if (Files.exists(marker) && Files.readString(marker).equals(BUILD.toString())) {
			return;
		}
		launch("keycloak-build", home, BUILD).awaitSuccess(BUILD_TIMEOUT);
		Files.writeString(marker, BUILD.toString());
	}

	private static void importRealm(Path home) throws IOException {
		Path directory = Files.createDirectories(home.resolve("data").resolve("import"));
		String name = REALM + "-realm.json";
		try (InputStream realm = KeycloakServer.class.getResourceAsStream("/" + name)) {
			if (realm == null) {
				throw new IllegalStateException("There is no " + name);
			}
			Files.copy(realm, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/*
	 * With what its script kc.sh passes.
	 */
	private static JavaProcess launch(String name, Path home, List<String> arguments) {
		List<String> command = new ArrayList<>(List.of("-Xms128m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m",
				"-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
				"-Djava.security.egd=file:/dev/urandom", "--add-opens=java.base/java.util=ALL-UNNAMED",
				"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
				"--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
				"--enable-native-access=ALL-UNNAMED",
				"-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
						+ "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
				"-Dkc.home.dir=" + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
				"-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp",
				home.resolve("lib").resolve("quarkus-run.jar").toString(),
				"io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
		command.addAll(arguments);
		return JavaProcess.start(name, home,
				Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD), command);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
