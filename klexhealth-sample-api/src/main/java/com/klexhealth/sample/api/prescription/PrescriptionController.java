package com.klexhealth.sample.api.prescription;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.web.PagedModel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.CanReadPrescriptions;
import com.klexhealth.sample.api.access.CanWritePrescriptions;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.conditional.IfMatch;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.paging.PageAnswer;
import com.klexhealth.sample.api.paging.PageQuery;

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
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	ResponseEntity<PagedModel<PrescriptionView>> list(@PathVariable UUID patientId,
			@ParameterObject @Valid PageQuery page, Authentication authentication) {
		return PageAnswer.of(this.prescriptions.find(patientId, Caller.of(authentication), page.toPageRequest())
			.map(PrescriptionView::of));
	}

	@GetMapping("/{id}")
	@CanReadPrescriptions
	@Recorded(Action.READ_PRESCRIPTION)
	@Operation(operationId = "getPrescription", summary = "Get a prescription")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
					schema = @Schema(type = "string")))
	ResponseEntity<PrescriptionView> get(@PathVariable UUID patientId, @PathVariable UUID id,
			Authentication authentication) {
		return answer(this.prescriptions.get(id, patientId, Caller.of(authentication)));
	}

	@GetMapping("/{id}/history")
	@CanReadPrescriptions
	@Recorded(Action.READ_PRESCRIPTION_HISTORY)
	@Operation(operationId = "getPrescriptionHistory", summary = "Get all versions of a prescription",
			description = "Who issued, amended and cancelled it, when and why, and what it said from then on. Last version first.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	ResponseEntity<PagedModel<PrescriptionVersion>> history(@PathVariable UUID patientId, @PathVariable UUID id,
			@ParameterObject @Valid PageQuery page, Authentication authentication) {
		return PageAnswer
			.of(this.prescriptions.getHistory(id, patientId, Caller.of(authentication), page.toPageRequest())
				.map(PrescriptionVersion::of));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePrescriptions
	@Recorded(Action.ISSUE_PRESCRIPTION)
	@Operation(operationId = "issuePrescription", summary = "Issue a prescription for a patient in your care")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true,
			headers = {
					@Header(name = HttpHeaders.LOCATION, description = "Where the prescription is found from now on",
							schema = @Schema(type = "string", format = "uri")),
					@Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
							schema = @Schema(type = "string")) })
	ResponseEntity<PrescriptionView> issue(@PathVariable UUID patientId,
			@RequestBody @Valid NewPrescription prescription, IdempotencyKey key, Authentication authentication,
			UriComponentsBuilder uri) {
		Prescription issued = this.prescriptions.issue(prescription, patientId, Caller.of(authentication), key);
		return ResponseEntity
			.created(uri.path("/patients/{patientId}/prescriptions/{id}").build(patientId, issued.id()))
			.eTag(Long.toString(issued.version()))
			.body(PrescriptionView.of(issued));
	}

	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePrescriptions
	@Recorded(Action.AMEND_PRESCRIPTION)
	@Operation(operationId = "amendPrescription", summary = "Amend a prescription of a patient in your care",
			description = "What it said before stays in its history. A cancelled prescription cannot be amended (409).")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
					schema = @Schema(type = "string")))
	ResponseEntity<PrescriptionView> amend(@PathVariable UUID patientId, @PathVariable UUID id, IfMatch seen,
			@RequestBody @Valid Amendment amendment, Authentication authentication) {
		return answer(this.prescriptions.amend(id, amendment, patientId, Caller.of(authentication), seen));
	}

	@PostMapping(path = "/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePrescriptions
	@Recorded(Action.CANCEL_PRESCRIPTION)
	@Operation(operationId = "cancelPrescription", summary = "Cancel a prescription of a patient in your care",
			description = "It stays on record, and cannot be cancelled again (409). Nothing is ever deleted.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
					schema = @Schema(type = "string")))
	ResponseEntity<PrescriptionView> cancel(@PathVariable UUID patientId, @PathVariable UUID id, IfMatch seen,
			@RequestBody @Valid Cancellation cancellation, IdempotencyKey key, Authentication authentication) {
		return answer(this.prescriptions.cancel(id, cancellation, patientId, Caller.of(authentication), seen, key));
	}

	private static ResponseEntity<PrescriptionView> answer(Prescription prescription) {
		return ResponseEntity.ok().eTag(Long.toString(prescription.version())).body(PrescriptionView.of(prescription));
	}

}
