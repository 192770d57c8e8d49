package com.klexhealth.boot.client.autoconfigure.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.client.TokenRelay;

/**
 * An application with pages that call an API, and some that tests look into it by.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CallingApplication.Pages.class)
class CallingApplication {

	@Bean
	Gate gate() {
		return new Gate();
	}

	@RestController
	static class Pages {

		private final RestClient api;

		private final OAuth2AuthorizedClientRepository authorizedClients;

		private final Gate gate;

		Pages(TokenRelay relay, OAuth2AuthorizedClientRepository authorizedClients, Gate gate,
				@Value("${api-url}") String apiUrl) {
			this.api = relay.restClient(apiUrl);
			this.authorizedClients = authorizedClients;
			this.gate = gate;
		}

		@GetMapping("/patients")
		String patients() {
			return String.valueOf(this.api.get().uri("/patients").retrieve().body(String.class));
		}

		@GetMapping("/patients/twice")
		String patientsTwice() {
			return patients() + patients();
		}

		@GetMapping("/token")
		String token(@RegisteredOAuth2AuthorizedClient("klexhealth") OAuth2AuthorizedClient client) {
			return client.getAccessToken().getTokenValue();
		}

		@GetMapping("/other")
		String other(@RegisteredOAuth2AuthorizedClient("other") OAuth2AuthorizedClient client) {
			return client.getAccessToken().getTokenValue();
		}

		/*
		 * Holds a request with what it knows of its session.
		 */
		@GetMapping("/held")
		String held(HttpSession session) throws InterruptedException {
			Collections.list(session.getAttributeNames()).forEach(session::getAttribute);
			this.gate.entered.countDown();
			this.gate.open.await();
			return "held";
		}

		/*
		 * Has the access token end sooner.
		 */
		@GetMapping("/age")
		String age(Authentication user, int seconds, HttpServletRequest request, HttpServletResponse response) {
			OAuth2AuthorizedClient client = Objects
				.requireNonNull(this.authorizedClients.loadAuthorizedClient("klexhealth", user, request));
			OAuth2AccessToken token = client.getAccessToken();
			this.authorizedClients.saveAuthorizedClient(
					new OAuth2AuthorizedClient(client.getClientRegistration(), client.getPrincipalName(),
							new OAuth2AccessToken(token.getTokenType(), token.getTokenValue(),
									sooner(token.getIssuedAt(), seconds), sooner(token.getExpiresAt(), seconds),
									token.getScopes()),
							client.getRefreshToken()),
					user, request, response);
			return "older";
		}

		@GetMapping("/session")
		String session(HttpSession session) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
				for (String name : Collections.list(session.getAttributeNames())) {
					out.writeObject(session.getAttribute(name));
				}
			}
			return bytes.toString(StandardCharsets.ISO_8859_1);
		}

		private static Instant sooner(@Nullable Instant time, int seconds) {
			return Objects.requireNonNull(time).minusSeconds(seconds);
		}

	}

	/**
	 * Where requests are held.
	 */
	static final class Gate {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CountDownLatch open = new CountDownLatch(1);

		void awaitRequest() throws InterruptedException {
			this.entered.await();
		}

		void open() {
			this.open.countDown();
		}

	}

}
