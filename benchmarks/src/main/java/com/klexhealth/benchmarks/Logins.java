package com.klexhealth.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * People log in one after the other, by the authorization code grant: how often the keys
 * are fetched.
 */
final class Logins implements Benchmark {

	private static final int LOGINS = 50;

	private static final String CLIENT_ID = "prescriptions-web";

	private final Run run;

	Logins(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		Table table = new Table("%d logins".formatted(LOGINS), "contestant", "logins", "key fetches");
		for (Contestant contestant : List.of(Contestant.KLEXHEALTH_LOGIN, Contestant.PLAIN_LOGIN)) {
			this.run.report().progress("Logins, " + contestant.title());
			measure(contestant, table);
		}
		this.run.report().add(table);
	}

	private void measure(Contestant contestant, Table table) throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published());
				RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri())) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			running.awaitListening();
			issuer.takeFetches();
			int succeeded = 0;
			for (int login = 0; login < LOGINS; login++) {
				if (logIn(running, issuer, tokens)) {
					succeeded++;
				}
			}
			table.row(contestant.title(), String.valueOf(succeeded), String.valueOf(issuer.takeFetches()));
		}
	}

	private static boolean logIn(RunningContestant running, LocalIssuer issuer, Tokens tokens)
			throws IOException, InterruptedException {
		HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		URI authorize = redirect(browser, running.url("/oauth2/authorization/klexhealth"));
		Map<String, String> request = UriComponentsBuilder.fromUri(authorize)
			.build()
			.getQueryParams()
			.toSingleValueMap();
		String nonce = decoded(request, "nonce");
		issuer.answerTokenRequests(
				() -> """
						{ "token_type": "Bearer", "expires_in": 300, "scope": "openid profile", "access_token": "%s", "id_token": "%s" }
						"""
					.formatted(tokens.create(JWSAlgorithm.RS256), tokens.createIdToken(CLIENT_ID, nonce)));
		URI callback = UriComponentsBuilder.fromUriString(decoded(request, "redirect_uri"))
			.queryParam("code", "code-" + nonce)
			.queryParam("state", URLEncoder.encode(decoded(request, "state"), StandardCharsets.UTF_8))
			.queryParam("iss", URLEncoder.encode(issuer.uri(), StandardCharsets.UTF_8))
			.build(true)
			.toUri();
		URI landing = redirect(browser, callback);
		return !landing.toString().contains("error");
	}

	private static String decoded(Map<String, String> request, String name) {
		String value = request.get(name);
		if (value == null) {
			throw new BenchmarkException("The authorization request has no " + name);
		}
		return UriUtils.decode(value, StandardCharsets.UTF_8);
	}

	private static URI redirect(HttpClient browser, URI uri) throws IOException, InterruptedException {
		HttpResponse<String> response = browser.send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
				HttpResponse.BodyHandlers.ofString());
		return response.headers()
			.firstValue("Location")
			.map(uri::resolve)
			.orElseThrow(() -> new BenchmarkException("%s answered %d".formatted(uri, response.statusCode())));
	}

}
