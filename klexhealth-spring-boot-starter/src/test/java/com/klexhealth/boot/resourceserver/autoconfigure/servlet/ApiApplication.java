package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An API as an application would write it, with a filter chain of its own on one path.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableMethodSecurity
@Import({ ApiApplication.Controller.class, ApiApplication.OwnFilterChain.class })
class ApiApplication {

	@RestController
	static class Controller {

		@GetMapping({ "/me", "/api/me" })
		List<String> me(Authentication authentication) {
			return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
		}

		@PostMapping("/me")
		void change() {
		}

		@PreAuthorize("hasAuthority('SCOPE_patients:write')")
		@GetMapping("/writers")
		String writers() {
			return "writers";
		}

		@GetMapping({ "/open/page", "/own/page" })
		String open() {
			return "open";
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

	}

	static class OwnFilterChain {

		@Bean
		SecurityFilterChain ownFilterChain(HttpSecurity http) {
			return http.securityMatcher("/own/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

	}

}
