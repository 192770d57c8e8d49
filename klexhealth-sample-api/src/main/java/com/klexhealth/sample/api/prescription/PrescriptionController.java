package com.klexhealth.sample.api.prescription;

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
import com.klexhealth.sample.api.access.CanReadPrescriptions;
import com.klexhealth.sample.api.access.CanWritePrescriptions;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;

/**
 * The prescriptions of a patient that the caller may see.
 */
@RestController
@RequestMapping(path = "/patients/{patientId}/prescriptions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Prescriptions", description = "\"Verordnungen\" of the patients that you may see")
class PrescriptionController {

	private final PrescriptionService prescriptions;

	PrescriptionController(PrescriptionService prescriptions) {
		this.prescriptions = prescriptions;
	}

	@GetMapping
	@CanReadPrescriptions
	@Recorded(Action.LIST_PRESCRIPTIONS)
	@Operation(operationId = "listPrescriptions", summary = "List a patient's prescriptions",
			description = "Newest first.")
	PagedModel<Prescription> list(@PathVariable UUID patientId,
			@Parameter(description = "Which page, from 0") @RequestParam(defaultValue = "0") @Min(0) int page,
			@Parameter(description = "Prescriptions per page") @RequestParam(
					defaultValue = "20") @Min(1) @Max(100) int size,
			Authentication authentication) {
		return new PagedModel<>(
				this.prescriptions.find(patientId, Caller.of(authentication), PageRequest.of(page, size)));
	}

	@GetMapping("/{id}")
	@CanReadPrescriptions
	@Recorded(Action.READ_PRESCRIPTION)
	@Operation(operationId = "getPrescription", summary = "Get a prescription")
	Prescription get(@PathVariable UUID patientId, @PathVariable UUID id, Authentication authentication) {
		return this.prescriptions.get(id, patientId, Caller.of(authentication));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePrescriptions
	@Recorded(Action.ISSUE_PRESCRIPTION)
	@Operation(operationId = "issuePrescription", summary = "Issue a prescription for a patient in your care")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true,
			headers = @Header(name = "Location", description = "Where the prescription is found from now on",
					schema = @Schema(type = "string", format = "uri")))
	ResponseEntity<Prescription> issue(@PathVariable UUID patientId, @RequestBody @Valid NewPrescription prescription,
			IdempotencyKey key, Authentication authentication, UriComponentsBuilder uri) {
		Prescription issued = this.prescriptions.issue(prescription, patientId, Caller.of(authentication), key);
		return ResponseEntity
			.created(uri.path("/patients/{patientId}/prescriptions/{id}").build(patientId, issued.id()))
			.body(issued);
	}

}
