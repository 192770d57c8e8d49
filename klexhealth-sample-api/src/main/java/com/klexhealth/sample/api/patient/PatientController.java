package com.klexhealth.sample.api.patient;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.web.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.CanReadPatients;
import com.klexhealth.sample.api.access.CanWritePatients;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.validation.SingleLine;

/**
 * The patients that the caller may see.
 */
@RestController
@RequestMapping(path = "/patients", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Patients", description = "Practitioners see the patients in their care, patients see themselves")
class PatientController {

	private final PatientService patients;

	PatientController(PatientService patients) {
		this.patients = patients;
	}

	@GetMapping
	@CanReadPatients
	@Recorded(Action.LIST_PATIENTS)
	@Operation(operationId = "listPatients", summary = "List the patients that you may see",
			description = "Ordered by family name, given name and id.")
	PagedModel<PatientView> list(
			@Parameter(description = "Part of a name or of an insurance number, without regard to case and accents",
					example = "schnei") @RequestParam(
							required = false) @SingleLine @Size(max = 100) @Nullable String search,
			@Parameter(description = "Which page, from 0") @RequestParam(defaultValue = "0") @Min(0) int page,
			@Parameter(description = "Patients per page") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
			Authentication authentication) {
		return new PagedModel<>(
				this.patients.find(search, Caller.of(authentication), PageRequest.of(page, size)).map(PatientView::of));
	}

	@GetMapping("/me")
	@CanReadPatients
	@Recorded(Action.READ_PATIENT)
	@Operation(operationId = "getOwnPatient", summary = "Get your own record")
	PatientView me(Authentication authentication) {
		return PatientView.of(this.patients.getOwn(Caller.of(authentication)));
	}

	@GetMapping("/{patientId}")
	@CanReadPatients
	@Recorded(Action.READ_PATIENT)
	@Operation(operationId = "getPatient", summary = "Get a patient")
	PatientView get(@PathVariable UUID patientId, Authentication authentication) {
		return PatientView.of(this.patients.get(patientId, Caller.of(authentication)));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePatients
	@Recorded(Action.REGISTER_PATIENT)
	@Operation(operationId = "registerPatient", summary = "Register a patient, who is then in your care")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true,
			headers = @Header(name = "Location", description = "Where the patient is found from now on",
					schema = @Schema(type = "string", format = "uri")))
	ResponseEntity<PatientView> register(@RequestBody @Valid NewPatient patient, IdempotencyKey key,
			Authentication authentication, UriComponentsBuilder uri) {
		PatientView registered = PatientView.of(this.patients.register(patient, Caller.of(authentication), key));
		return ResponseEntity.created(uri.path("/patients/{id}").build(registered.id())).body(registered);
	}

}
