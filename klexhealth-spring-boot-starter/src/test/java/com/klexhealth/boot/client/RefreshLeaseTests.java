package com.klexhealth.boot.client;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.testsupport.OpenLeases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RefreshLease}.
 */
class RefreshLeaseTests {

	private final OpenLeases leases = new OpenLeases();

	private final RefreshLease lease = new RefreshLease(this.leases, Duration.ofSeconds(10));

	private final RefreshLease shortLease = new RefreshLease(this.leases, Duration.ofMillis(200));

	@Test
	void itIsGivenBack() throws Exception {
		assertThat(this.lease.<String>hold("session", () -> null, () -> "done")).isEqualTo("done");
		assertThat(this.leases.names()).isEmpty();
	}

	@Test
	void itIsGivenBackAfterAFailure() {
		assertThatIllegalStateException().isThrownBy(() -> this.lease.<String>hold("session", () -> null, () -> {
			throw new IllegalStateException("broken");
		})).withMessage("broken");
		assertThat(this.leases.names()).isEmpty();
	}

	@Test
	void itsNameDoesNotTellTheSession() throws Exception {
		this.lease.<String>hold("session", () -> null, () -> {
			assertThat(this.leases.names()).singleElement()
				.asString()
				.startsWith("refresh:")
				.doesNotContain("session")
				.hasSizeLessThan(100);
			return "done";
		});
	}

	@Test
	void whatAnotherReplicaDoesIsNotDoneAgain() throws Exception {
		AtomicInteger looks = new AtomicInteger();
		this.lease.<String>hold("session", () -> null, () -> {
			assertThat(holdInVain(this.lease, looks)).isEqualTo("done elsewhere");
			return "done";
		});
		assertThat(looks).hasValue(3);
	}

	@Test
	void otherSessionsDoNotWait() throws Exception {
		this.lease.<String>hold("session", () -> null, () -> {
			this.lease.holdIfFree("other", () -> assertThat(this.leases.names()).hasSize(2));
			return "done";
		});
	}

	@Test
	void theLeaseOfAReplicaThatIsGoneEnds() throws Exception {
		this.shortLease.holdIfFree("session", () -> {
			try {
				assertThat(this.shortLease.<String>hold("session", () -> null, () -> "done")).isEqualTo("done");
			}
			catch (TimeoutException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@Test
	void nobodyWaitsForEver() {
		this.lease.holdIfFree("session",
				() -> assertThatExceptionOfType(TimeoutException.class)
					.isThrownBy(() -> this.shortLease.<String>hold("session", () -> null, () -> "done"))
					.withMessage("Another replica holds the lease"));
	}

	@Test
	void whatNeedNotBeDoneIsNotWaitedFor() {
		this.lease.holdIfFree("session", () -> this.lease.holdIfFree("session", () -> {
			throw new IllegalStateException("two at once");
		}));
		assertThat(this.leases.names()).isEmpty();
	}

	@Test
	void aLeaseThatCannotBeGivenBackEndsByItself() throws Exception {
		RefreshLease kept = new RefreshLease(new Leases() {

			@Override
			public boolean take(String name, String holder, Duration time) {
				return true;
			}

			@Override
			public @Nullable String holder(String name) {
				return null;
			}

			@Override
			public void release(String name, String holder) {
				throw new IllegalStateException("down");
			}

		}, Duration.ofSeconds(10));
		assertThat(kept.<String>hold("session", () -> null, () -> "done")).isEqualTo("done");
	}

	private static String holdInVain(RefreshLease lease, AtomicInteger looks) {
		try {
			return lease.<String>hold("session", () -> (looks.incrementAndGet() < 3) ? null : "done elsewhere", () -> {
				throw new IllegalStateException("two at once");
			});
		}
		catch (TimeoutException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
