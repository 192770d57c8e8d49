package com.klexhealth.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Calls at a steady rate that does not wait for answers, as callers of an API do: a slow
 * answer delays no other call, and its whole delay is seen.
 */
final class SteadyCalls {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI url;

	private final int perSecond;

	SteadyCalls(URI url, int perSecond) {
		this.url = url;
		this.perSecond = perSecond;
	}

	/**
	 * Calls for a while and waits for the last answer.
	 * @param duration how long
	 * @param tokens gives the token of each call by its number
	 * @return the answers, in the order of the calls
	 */
	Answers run(Duration duration, IntFunction<String> tokens) throws InterruptedException {
		long interval = Duration.ofSeconds(1).toNanos() / this.perSecond;
		int calls = (int) (duration.toNanos() / interval);
		List<CompletableFuture<Answer>> pending = new ArrayList<>();
		long start = System.nanoTime();
		for (int call = 0; call < calls; call++) {
			String token = tokens.apply(call);
			long due = start + call * interval;
			long wait = due - System.nanoTime();
			if (wait > 0) {
				Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
			}
			pending.add(call(token, due, due - start));
		}
		return new Answers(pending.stream().map(CompletableFuture::join).toList());
	}

	private CompletableFuture<Answer> call(String token, long due, long offset) {
		HttpRequest request = HttpRequest.newBuilder(this.url)
			.timeout(TIMEOUT)
			.header("Authorization", "Bearer " + token)
			.build();
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
			.handle((@Nullable HttpResponse<Void> response, @Nullable Throwable failure) -> new Answer(
					(response != null) ? response.statusCode() : 0, Duration.ofNanos(System.nanoTime() - due),
					Duration.ofNanos(offset)));
	}

	static String get(URI url, String token) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
		HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new BenchmarkException("%s answered %d".formatted(url, response.statusCode()));
		}
		return response.body();
	}

	/**
	 * An answer.
	 *
	 * @param status its status, or 0 if there was none
	 * @param latency how long it took, from when the call was due
	 * @param due when the call was due, from the first one
	 */
	record Answer(int status, Duration latency, Duration due) {

	}

	/**
	 * All answers.
	 *
	 * @param all one by one
	 */
	record Answers(List<Answer> all) {

		long count(int status) {
			return this.all.stream().filter((answer) -> answer.status() == status).count();
		}

		long failed() {
			return this.all.size() - count(200);
		}

		Duration p99() {
			List<Duration> sorted = new ArrayList<>(this.all.stream().map(Answer::latency).toList());
			Collections.sort(sorted);
			return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
		}

		/**
		 * Tells when a call failed for the first time.
		 * @return how long after the first call, or null if none failed
		 */
		@Nullable Duration firstFailure() {
			return failures().min(Duration::compareTo).orElse(null);
		}

		/**
		 * Tells when a call failed for the last time.
		 * @return how long after the first call, or null if none failed
		 */
		@Nullable Duration lastFailure() {
			return failures().max(Duration::compareTo).orElse(null);
		}

		private Stream<Duration> failures() {
			return this.all.stream().filter((answer) -> answer.status() != 200).map(Answer::due);
		}

	}

}
