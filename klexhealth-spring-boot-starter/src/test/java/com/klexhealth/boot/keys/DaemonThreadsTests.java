package com.klexhealth.boot.keys;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
			assertThat(DaemonThreads.detached(current::getContextClassLoader))
				.isSameAs(DaemonThreads.class.getClassLoader());
			assertThat(current.getContextClassLoader()).isSameAs(webApplication);
			assertThatIllegalStateException().isThrownBy(() -> DaemonThreads.detached(() -> {
				throw new IllegalStateException();
			}));
			assertThat(current.getContextClassLoader()).isSameAs(webApplication);
		}
		finally {
			current.setContextClassLoader(before);
		}
	}

}
