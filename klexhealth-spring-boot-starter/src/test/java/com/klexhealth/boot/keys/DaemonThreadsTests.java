package com.klexhealth.boot.keys;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DaemonThreads}.
 */
class DaemonThreadsTests {

	@Test
	void aThreadHoldsOnToNoWebApplication() throws Exception {
		Thread current = Thread.currentThread();
		ClassLoader before = current.getContextClassLoader();
		try (URLClassLoader webApplication = new URLClassLoader(new URL[0], before)) {
			current.setContextClassLoader(webApplication);
			Thread thread = new DaemonThreads("a-name").newThread(() -> {
			});
			assertThat(thread.getName()).isEqualTo("a-name");
			assertThat(thread.isDaemon()).isTrue();
			assertThat(thread.getContextClassLoader()).isSameAs(DaemonThreads.class.getClassLoader());
		}
		finally {
			current.setContextClassLoader(before);
		}
	}

}
