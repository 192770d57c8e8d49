package com.klexhealth.tests.webapp;

import java.util.stream.Collectors;

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

	Pages(RestClient api) {
		this.api = api;
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

}
