package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An API with springdoc, whose operations say in all ways who may call them.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableMethodSecurity
@Import({ DocumentedApplication.Operations.class, DocumentedApplication.Writers.class })
class DocumentedApplication {

	@Bean
	static AnnotationTemplateExpressionDefaults templates() {
		return new AnnotationTemplateExpressionDefaults();
	}

	@RestController
	static class Operations {

		@GetMapping("/api/unruled")
		String unruled() {
			return "unruled";
		}

		@GetMapping("/api/method")
		@PreAuthorize("hasAuthority('SCOPE_patients:read')")
		String method() {
			return "method";
		}

		@GetMapping("/api/both")
		@PreAuthorize("hasAuthority('SCOPE_patients:read') and hasAuthority('SCOPE_patients:write')")
		String both() {
			return "both";
		}

		@GetMapping("/api/either")
		@PreAuthorize("hasAuthority('SCOPE_patients:read') or hasAuthority('SCOPE_audit:read')")
		String either() {
			return "either";
		}

		@GetMapping("/api/role")
		@PreAuthorize("hasRole('nurse')")
		String role() {
			return "role";
		}

		@GetMapping("/api/annotated")
		@HasScope("prescriptions:read")
		String annotated() {
			return "annotated";
		}

		@GetMapping("/api/explicit")
		@PreAuthorize("hasAuthority('SCOPE_patients:read')")
		@SecurityRequirement(name = "KlexHealth", scopes = "explicit")
		String explicit() {
			return "explicit";
		}

		@GetMapping("/api/explicit-nothing")
		@SecurityRequirements
		String explicitNothing() {
			return "explicit";
		}

		@GetMapping("/api/foreign")
		@PreAuthorize("hasAuthority('SCOPE_patients:read')")
		@SecurityRequirement(name = "basic")
		String foreign() {
			return "foreign";
		}

		@GetMapping("/api/own-answer")
		@ApiResponse(responseCode = "401", description = "in the application's words")
		String ownAnswer() {
			return "own";
		}

		@GetMapping("/api/open/unruled")
		String open() {
			return "open";
		}

		@GetMapping("/api/open/method")
		@PreAuthorize("hasAuthority('SCOPE_patients:read')")
		String openButForTheMethod() {
			return "open";
		}

		@GetMapping("/page")
		@PreAuthorize("hasAuthority('SCOPE_pages')")
		String page() {
			return "page";
		}

	}

	@RestController
	@PreAuthorize("hasAuthority('SCOPE_patients:write')")
	static class Writers {

		@PostMapping("/api/writers")
		void write() {
		}

		@GetMapping("/api/writers")
		@PreAuthorize("isAuthenticated()")
		String read() {
			return "read";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@PreAuthorize("hasAuthority('SCOPE_{value}')")
	@interface HasScope {

		String value();

	}

}
