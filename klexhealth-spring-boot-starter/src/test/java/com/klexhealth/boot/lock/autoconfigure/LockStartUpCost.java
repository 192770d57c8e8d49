package com.klexhealth.boot.lock.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what the lock costs at start-up: the same application with and without it, in
 * turn, each in a JVM of its own. It is no part of the build, since machines are noisy.
 * Run it with
 * {@code ./mvnw -pl klexhealth-spring-boot-starter -am test -Dtest=LockStartUpCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
public class LockStartUpCost {

	private static final int RUNS = 15;

	private static final long LIMIT_MILLISECONDS = 30;

	@Test
	void theLockCostsLittle() throws Exception {
		List<Long> with = new ArrayList<>();
		List<Long> without = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			with.add(start("with"));
			without.add(start("without"));
		}
		System.out.printf("Start-up in ms, median of %d: %d with the lock, %d without it%n", RUNS, median(with),
				median(without));
		assertThat(median(with) - median(without)).isLessThan(LIMIT_MILLISECONDS);
	}

	private static long start(String lock) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Application.class.getName(), lock)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return Long.parseLong(output.substring(output.lastIndexOf("took ") + 5).strip());
	}

	private static long median(List<Long> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		public static void main(String[] args) {
			long start = System.nanoTime();
			SpringApplication application = new SpringApplication(Application.class);
			application
				.setDefaultProperties(Map.of("klexhealth.resource-server.audiences", "my-api", "server.port", "0"));
			if ("without".equals(args[0])) {
				application.setInitializers(application.getInitializers()
					.stream()
					.filter((initializer) -> !(initializer instanceof LockInitializer))
					.toList());
				application.setDefaultProperties(Map.of("klexhealth.resource-server.audiences", "my-api", "server.port",
						"0", "spring.autoconfigure.exclude", KlexHealthLockAutoConfiguration.class.getName()));
			}
			application.run().close();
			System.out.println("took " + (System.nanoTime() - start) / 1_000_000);
		}

	}

}
