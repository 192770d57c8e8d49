package com.klexhealth.sample.api.postgresql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.klexhealth.sample.api.LocalIssuer;
import com.klexhealth.sample.api.TestDatabase;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.load.LoadedDatabase;

/**
 * Measures what a practitioner waits for with the few patients of the demo, and with a
 * hundred thousand patients and a million prescriptions beside them. Two APIs, alike but
 * for their databases on the same server, are asked in turns.
 */
public final class ManyPatientsBenchmark {

	private static final int CLIENTS = 4;

	private static final int ROUNDS = 5;

	private static final Duration ROUND = Duration.ofSeconds(4);

	private static final Duration WARM_UP = Duration.ofSeconds(15);

	private static final List<String> PAGES = List.of("/patients/{patient}", "/patients/{patient}/prescriptions",
			"/patients?search={name}", "/patients");

	private ManyPatientsBenchmark() {
	}

	/**
	 * Measures.
	 * @param args how many patients and how many prescriptions
	 * @throws Exception if something goes wrong
	 */
	public static void main(String[] args) throws Exception {
		TestDatabase.Address few = LoadedDatabase.createWithDemo();
		TestDatabase.Address many = LoadedDatabase.create(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
		try (LocalIssuer issuer = LocalIssuer.start();
				Contestant fewPatients = Contestant.start(few, issuer);
				Contestant manyPatients = Contestant.start(many, issuer)) {
			for (String page : PAGES) {
				fewPatients.ask(page, WARM_UP.dividedBy(PAGES.size()));
				manyPatients.ask(page, WARM_UP.dividedBy(PAGES.size()));
			}
			System.out
				.printf("%n| page | patients | p50 ms | p99 ms | p99 with many / with few |%n|---|---|---|---|---|%n");
			for (String page : PAGES) {
				List<Latencies> withFew = new ArrayList<>();
				List<Latencies> withMany = new ArrayList<>();
				for (int round = 0; round < ROUNDS; round++) {
					withFew.add(fewPatients.ask(page, ROUND));
					withMany.add(manyPatients.ask(page, ROUND));
				}
				double[] ratios = new double[ROUNDS];
				for (int round = 0; round < ROUNDS; round++) {
					ratios[round] = withMany.get(round).p99() / withFew.get(round).p99();
				}
				row(page, fewPatients, withFew, "");
				row(page, manyPatients, withMany, "%.2f".formatted(median(ratios)));
			}
		}
		// the pools of HTTP clients would hold the process
		System.exit(0);
	}

	private static void row(String page, Contestant contestant, List<Latencies> latencies, String ratio) {
		System.out.printf(Locale.ROOT, "| `GET %s` | %,d | %.2f | %.2f | %s |%n", page, contestant.patients(),
				median(latencies.stream().mapToDouble(Latencies::p50).toArray()),
				median(latencies.stream().mapToDouble(Latencies::p99).toArray()), ratio);
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	/**
	 * An API, and whom to ask it for.
	 */
	private record Contestant(ApiProcess api, HttpClient http, List<Care> care, Map<String, String> tokens,
			long patients) implements AutoCloseable {

		static Contestant start(TestDatabase.Address database, LocalIssuer issuer) {
			JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), ""));
			List<Care> care = jdbc.sql("""
					select c.practitioner, cast(p.id as text) as patient, p.family_name_folded as name
					from care_relation c join patient p on p.id = c.patient_id order by random() limit 20000
					""").query(Care.class).list();
			Map<String, String> tokens = new ConcurrentHashMap<>();
			care.forEach((each) -> tokens.computeIfAbsent(each.practitioner(),
					(subject) -> issuer.sign(Tokens.practitioner(subject), "benchmark")));
			List<String> properties = new ArrayList<>(database.properties());
			properties.addAll(List.of("klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.allow-loopback-http=true",
					"sample.rate-limit.searches.count=1000000000"));
			return new Contestant(ApiProcess.start(List.of("-Xmx512m"), properties),
					HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), care, tokens,
					jdbc.sql("select count(*) from patient").query(Long.class).single());
		}

		Latencies ask(String page, Duration duration) throws Exception {
			ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
			try {
				long end = System.nanoTime() + duration.toNanos();
				List<Future<List<Long>>> clients = new ArrayList<>();
				for (int client = 0; client < CLIENTS; client++) {
					clients.add(threads.submit(() -> askUntil(end, page)));
				}
				List<Long> all = new ArrayList<>();
				for (Future<List<Long>> client : clients) {
					all.addAll(client.get());
				}
				return Latencies.of(all);
			}
			finally {
				threads.shutdown();
			}
		}

		private List<Long> askUntil(long end, String page) throws IOException, InterruptedException {
			List<Long> nanos = new ArrayList<>();
			while (System.nanoTime() < end) {
				Care whom = this.care.get(ThreadLocalRandom.current().nextInt(this.care.size()));
				HttpRequest request = HttpRequest
					.newBuilder(URI.create(this.api.uri() + page.replace("{patient}", whom.patient())
						.replace("{name}", whom.name().replace(' ', '+'))))
					.header("Authorization", "Bearer " + this.tokens.get(whom.practitioner()))
					.build();
				long start = System.nanoTime();
				int status = this.http.send(request, BodyHandlers.ofString()).statusCode();
				nanos.add(System.nanoTime() - start);
				if (status != 200) {
					throw new IllegalStateException(request.uri() + " answered " + status);
				}
			}
			return nanos;
		}

		@Override
		public void close() {
			this.api.close();
		}

	}

	/**
	 * Who may see whom.
	 */
	private record Care(String practitioner, String patient, String name) {

	}

	/**
	 * How long answers took, in milliseconds.
	 */
	private record Latencies(double p50, double p99) {

		static Latencies of(List<Long> nanos) {
			long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
			return new Latencies(sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
		}

	}

}
