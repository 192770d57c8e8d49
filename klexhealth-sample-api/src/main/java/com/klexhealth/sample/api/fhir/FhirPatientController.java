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
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.access.AccessLog;
import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.CanReadFhirPatient;
import com.klexhealth.sample.api.access.CanSearchFhirPatients;
import com.klexhealth.sample.api.access.FhirInteraction;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.access.SmartAccess;
import com.klexhealth.sample.api.ratelimit.RateLimit;

/**
 * The patients that the caller may see, as FHIR.
 */
@RestController
@RequestMapping(path = "/fhir/Patient", produces = { FhirJson.MEDIA_TYPE, "application/json" })
@Tag(name = "FHIR", description = "The same patients and prescriptions as FHIR R4, for reading only")
class FhirPatientController {

	private final FhirPatientService patients;

	private final SmartAccess smart;

	private final RateLimit searchLimit;

	private final AccessLog accessLog;

	FhirPatientController(FhirPatientService patients, SmartAccess smart,
			@Qualifier("searchLimit") RateLimit searchLimit, AccessLog accessLog) {
		this.patients = patients;
		this.smart = smart;
		this.searchLimit = searchLimit;
		this.accessLog = accessLog;
	}

	@GetMapping("/{patientId}")
	@CanReadFhirPatient
	@Recorded(Action.READ_PATIENT)
	@Operation(operationId = "readFhirPatient", summary = "Read a patient as FHIR")
	@FhirResponse
	@ApiResponse(responseCode = "304", description = "It is as you know it (`If-None-Match`)", content = @Content)
	ResponseEntity<Patient> read(@PathVariable UUID patientId, Authentication authentication) {
		return FhirAnswers
			.of(this.patients.get(patientId, this.smart.caller(authentication, FhirInteraction.READ_PATIENT)));
	}

	@GetMapping
	@CanSearchFhirPatients
	@Recorded(Action.LIST_PATIENTS)
	@Operation(operationId = "searchFhirPatients", summary = "Search the patients that you may see as FHIR",
			description = "Ordered by family name, given name and id. Names are found by their beginning, "
					+ "without regard to case and accents.")
	@FhirSearchParameters
	@Parameter(name = "name", in = ParameterIn.QUERY, description = "The beginning of any part of the name",
			schema = @Schema(type = "string", minLength = 3, maxLength = 100), example = "schnei")
	@Parameter(name = "family", in = ParameterIn.QUERY, description = "The beginning of the family name",
			schema = @Schema(type = "string", minLength = 3, maxLength = 100), example = "schneider")
	@Parameter(name = "given", in = ParameterIn.QUERY, description = "The beginning of a given name",
			schema = @Schema(type = "string", minLength = 3, maxLength = 100), example = "lukas")
	@Parameter(name = "_id", in = ParameterIn.QUERY, description = "The patient's identifier",
			schema = @Schema(type = "string", format = "uuid"), example = "468b4b66-2718-4d85-8517-1cb7498948bc")
	@FhirResponse
	@ApiResponse(responseCode = "429", description = "Too many searches: `Retry-After` says when", content = @Content)
	ResponseEntity<Bundle> search(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
			@Parameter(hidden = true) @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
			Authentication authentication) {
		Caller caller = this.smart.caller(authentication, FhirInteraction.SEARCH_PATIENTS);
		SearchParameters parameters = SearchParameters.of(query, PatientSearch.PARAMETERS, prefer);
		PatientSearch search = PatientSearch.of(parameters);
		if (search.narrow()) {
			this.searchLimit.count(caller.subject());
		}
		SearchSet.Found<Patient> found = this.patients.find(search, caller, parameters);
		if (search.id() != null && found.total() == 0) {
			// they named somebody whom they were not shown
			this.accessLog.refused(caller, Action.LIST_PATIENTS, search.id(), null, HttpStatus.OK);
		}
		return ResponseEntity.ok(SearchSet.of(found, FhirAnswers.base(), "Patient", parameters));
	}

}
