package com.klexhealth.boot.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Background tasks that are done when a test says so: those that are due at once right
 * away, unless it holds them back, and the others as it lets the time go on.
 */
final class TestTasks implements BackgroundTasks {

	private final List<Task> tasks = new ArrayList<>();

	private final MutableClock clock;

	private boolean heldBack;

	private boolean closed;

	TestTasks(MutableClock clock) {
		this.clock = clock;
	}

	@Override
	public synchronized void schedule(Runnable task, Duration delay) {
		if (this.closed) {
			throw new RejectedExecutionException();
		}
		if (delay.isZero() && !this.heldBack) {
			task.run();
			return;
		}
		this.tasks.add(new Task(this.clock.instant().plus(delay), task));
	}

	@Override
	public synchronized void close() {
		this.closed = true;
	}

	/**
	 * Has tasks wait that are due at once.
	 */
	synchronized void holdBack() {
		this.heldBack = true;
	}

	/**
	 * Lets the time go on, and does what comes due meanwhile.
	 * @param duration how long
	 */
	void advance(Duration duration) {
		boolean before = this.heldBack;
		holdBack();
		Instant end = this.clock.instant().plus(duration);
		for (Task task = next(end); task != null; task = next(end)) {
			this.clock.advance(Duration.between(this.clock.instant(), task.due()));
			task.what().run();
		}
		this.clock.advance(Duration.between(this.clock.instant(), end));
		this.heldBack = before;
	}

	/**
	 * Returns when the next task is due.
	 * @return how long from now
	 */
	synchronized Duration untilNext() {
		return this.tasks.stream()
			.map((task) -> Duration.between(this.clock.instant(), task.due()))
			.min(Comparator.naturalOrder())
			.orElseThrow();
	}

	synchronized int size() {
		return this.tasks.size();
	}

	private synchronized @Nullable Task next(Instant end) {
		return this.tasks.stream()
			.filter((task) -> !task.due().isAfter(end))
			.min(Comparator.comparing(Task::due))
			.filter(this.tasks::remove)
			.orElse(null);
	}

	/**
	 * Something to do.
	 */
	private record Task(Instant due, Runnable what) {

	}

}
