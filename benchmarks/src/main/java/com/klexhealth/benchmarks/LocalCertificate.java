package com.klexhealth.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost}, made for these benchmarks alone: some of the
 * starters compared take no issuer without https.
 *
 * @param keyStore the file that holds it
 */
record LocalCertificate(Path keyStore) {

	// opens nothing but a file made anew on each machine
	private static final String PASSWORD = "benchmarks";

	static LocalCertificate in(Path directory) throws IOException, InterruptedException {
		Path keyStore = directory.resolve("localhost.p12").toAbsolutePath();
		if (!Files.exists(keyStore)) {
			Files.createDirectories(directory);
			Process keytool = new ProcessBuilder(
					List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
							"-alias", "localhost", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
							"-ext", "san=dns:localhost", "-validity", "3650", "-storetype", "PKCS12", "-storepass",
							PASSWORD, "-keystore", keyStore.toString()))
				.redirectErrorStream(true)
				.start();
			String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (keytool.waitFor() != 0) {
				throw new BenchmarkException("keytool made no certificate:%n%s".formatted(output));
			}
		}
		return new LocalCertificate(keyStore);
	}

	/**
	 * Tells how a Java process is made to trust it.
	 * @return system properties
	 */
	List<String> trustArguments() {
		return List.of("-Djavax.net.ssl.trustStore=" + this.keyStore, "-Djavax.net.ssl.trustStoreType=PKCS12",
				"-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
	}

	SSLContext serverContext() throws IOException {
		try (InputStream input = Files.newInputStream(this.keyStore)) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(input, PASSWORD.toCharArray());
			KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keyManagers.init(store, PASSWORD.toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keyManagers.getKeyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
