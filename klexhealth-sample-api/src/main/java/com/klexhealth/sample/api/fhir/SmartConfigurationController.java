package com.klexhealth.sample.api.fhir;

import java.time.Duration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.access.OpenToAll;
import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * Tells SMART apps where to log in, and what for.
 */
@RestController
@ConditionalOnWebApplication
@Tag(name = "FHIR")
class SmartConfigurationController {

	private static final String WELL_KNOWN = "/.well-known/smart-configuration";

	private final IssuerEndpoints issuer;

	SmartConfigurationController(IssuerEndpoints issuer) {
		this.issuer = issuer;
	}

	@GetMapping(path = FhirAnswers.PATH + WELL_KNOWN, produces = MediaType.APPLICATION_JSON_VALUE)
	@OpenToAll
	@Operation(operationId = "getSmartConfiguration", summary = "Where SMART apps log in")
	SmartConfiguration ofTheFhirEndpoints() {
		return this.issuer.find().map(SmartConfiguration::of).orElseThrow(IssuerUnavailableException::new);
	}

	@GetMapping(path = WELL_KNOWN, produces = MediaType.APPLICATION_JSON_VALUE)
	@OpenToAll
	@Operation(operationId = "getSmartConfigurationOfHost", summary = "The same, at the root of the host")
	SmartConfiguration ofTheHost() {
		return ofTheFhirEndpoints();
	}

	/**
	 * The issuer has not said yet where clients log in.
	 */
	static class IssuerUnavailableException extends ProblemException {

		IssuerUnavailableException() {
			super(ProblemType.UNAVAILABLE, "The issuer of the tokens cannot be reached at the moment.",
					Duration.ofSeconds(10));
		}

	}

}
