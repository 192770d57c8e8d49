package com.klexhealth.sample.api.fhir;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.CanReadServiceRequest;
import com.klexhealth.sample.api.access.CanSearchServiceRequests;
import com.klexhealth.sample.api.access.FhirInteraction;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.access.SmartAccess;

/**
 * The prescriptions of a patient that the caller may see, as FHIR.
 */
@RestController
@RequestMapping(path = "/fhir/ServiceRequest", produces = { FhirJson.MEDIA_TYPE, "application/json" })
@Tag(name = "FHIR")
class ServiceRequestController {

	private final ServiceRequestService serviceRequests;

	private final SmartAccess smart;

	ServiceRequestController(ServiceRequestService serviceRequests, SmartAccess smart) {
		this.serviceRequests = serviceRequests;
		this.smart = smart;
	}

	@GetMapping("/{id}")
	@CanReadServiceRequest
	@Recorded(Action.READ_PRESCRIPTION)
	@Operation(operationId = "readServiceRequest", summary = "Read a prescription as FHIR")
	@FhirResponse
	@ApiResponse(responseCode = "304", description = "It is as you know it (`If-None-Match`)", content = @Content)
	ResponseEntity<ServiceRequest> read(@PathVariable UUID id, Authentication authentication) {
		Caller caller = this.smart.caller(authentication, FhirInteraction.READ_SERVICE_REQUEST);
		return FhirAnswers.of(this.serviceRequests.get(id, caller));
	}

	@GetMapping
	@CanSearchServiceRequests
	@Recorded(Action.LIST_PRESCRIPTIONS)
	@Operation(operationId = "searchServiceRequests", summary = "Search a patient's prescriptions as FHIR",
			description = "Newest first.")
	@Parameter(name = "patient", in = ParameterIn.QUERY,
			description = "Whose, as an identifier or as `Patient/…`. Either this or `subject` is needed",
			schema = @Schema(type = "string"), example = "468b4b66-2718-4d85-8517-1cb7498948bc")
	@Parameter(name = "subject", in = ParameterIn.QUERY, description = "The same as `patient`",
			schema = @Schema(type = "string"), example = "468b4b66-2718-4d85-8517-1cb7498948bc")
	@Parameter(name = "status", in = ParameterIn.QUERY, description = "One status, or several with commas between",
			schema = @Schema(type = "string"), example = "active")
	@FhirSearchParameters
	@FhirResponse
	ResponseEntity<Bundle> search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
			@Parameter(hidden = true) @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
			Authentication authentication) {
		Caller caller = this.smart.caller(authentication, FhirInteraction.SEARCH_SERVICE_REQUESTS);
		SearchParameters parameters = SearchParameters.of(query, ServiceRequestSearch.PARAMETERS, prefer);
		SearchSet.Found<ServiceRequest> found = this.serviceRequests.find(ServiceRequestSearch.of(parameters), caller,
				parameters);
		return ResponseEntity.ok(SearchSet.of(found, FhirAnswers.base(), "ServiceRequest", parameters));
	}

}
