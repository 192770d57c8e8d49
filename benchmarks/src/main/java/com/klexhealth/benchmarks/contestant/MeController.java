package com.klexhealth.benchmarks.contestant;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells who calls.
 */
@RestController
class MeController {

	private final LiveSessions sessions;

	MeController(LiveSessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping(path = "/api/me", produces = "text/plain")
	String me(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : "anonymous";
	}

	@GetMapping(path = "/api/sessions", produces = "text/plain")
	String sessions() {
		return String.valueOf(this.sessions.count());
	}

}
