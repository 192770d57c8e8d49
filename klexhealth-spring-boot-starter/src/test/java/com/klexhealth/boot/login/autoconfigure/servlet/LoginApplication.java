package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.client.TokenRelay;

/**
 * An application with pages, which calls an API for its users.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(LoginApplication.Pages.class)
class LoginApplication {

	@RestController
	static class Pages {

		private final RestClient api;

		Pages(TokenRelay relay, @Value("${api-url}") String apiUrl) {
			this.api = relay.restClient(apiUrl);
		}

		@GetMapping({ "/me", "/api/me" })
		List<String> me(Authentication authentication) {
			return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
		}

		@GetMapping("/csrf")
		String csrf(CsrfToken token) {
			return token.getToken();
		}

		@GetMapping("/open/page")
		String open() {
			return "open";
		}

		@GetMapping("/api/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

		@GetMapping("/patients")
		String patients() {
			return String.valueOf(this.api.get().uri("/patients").retrieve().body(String.class));
		}

		@GetMapping("/stray")
		String stray(String url) {
			return String.valueOf(this.api.get().uri(url).retrieve().body(String.class));
		}

	}

}
