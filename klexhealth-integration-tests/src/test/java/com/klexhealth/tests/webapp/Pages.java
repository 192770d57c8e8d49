package com.klexhealth.tests.webapp;

import java.util.stream.Collectors;

import jakarta.servlet.http.HttpSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * The pages, as plain text.
 */
@RestController
class Pages {

	private final RestClient api;

	private final RestClient slowApi;

	Pages(RestClient api, @Value("${patients-api-url}") String url) {
		this.api = api;
		this.slowApi = RestClient.create(url);
	}

	@GetMapping("/me")
	String me(Authentication person) {
		return person.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.collect(Collectors.joining(" ", person.getName() + " ", ""));
	}

	@GetMapping("/patients")
	String patients() {
		return String.valueOf(this.api.get().uri("/patients").retrieve().body(String.class));
	}

	@GetMapping("/csrf")
	String csrf(CsrfToken token) {
		return token.getToken();
	}

	@GetMapping({ "/", "/open" })
	String open() {
		return "open";
	}

	/*
	 * It has looked at the session before it waits, as any page may.
	 */
	@GetMapping("/open/slow")
	String slow(HttpSession session) {
		return session.getCreationTime() + " " + this.slowApi.get().uri("/slow").retrieve().body(String.class);
	}

}
