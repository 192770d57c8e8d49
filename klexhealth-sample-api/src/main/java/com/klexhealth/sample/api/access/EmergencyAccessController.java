package com.klexhealth.sample.api.access;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.web.PagedModel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.paging.PageAnswer;
import com.klexhealth.sample.api.paging.PageQuery;

/**
 * What practitioners do in an emergency, and what patients learn of it.
 */
@RestController
@RequestMapping(path = "/patients", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Emergencies", description = "Patients seen by practitioners who do not treat them")
class EmergencyAccessController {

	private final EmergencyService emergencies;

	EmergencyAccessController(EmergencyService emergencies) {
		this.emergencies = emergencies;
	}

	@PostMapping(path = "/{patientId}/emergency-accesses", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@CanOpenInEmergency
	@Recorded(Action.OPEN_IN_EMERGENCY)
	@Operation(operationId = "openInEmergency", summary = "See a patient whom you do not treat, for an hour",
			description = "For reading only. The patient is told who opened their record, why, and until when.")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
	@ApiResponse(responseCode = "429", description = "Too many emergencies", content = @Content)
	EmergencyAccess open(@PathVariable UUID patientId, @RequestBody @Valid NewEmergencyAccess emergency,
			IdempotencyKey key, Authentication authentication) {
		return this.emergencies.open(patientId, emergency, Caller.of(authentication), key);
	}

	@GetMapping("/me/emergency-accesses")
	@CanReadOwnRecord
	@Recorded(Action.LIST_EMERGENCY_ACCESSES)
	@Operation(operationId = "listOwnEmergencyAccesses",
			summary = "List who opened your own record in an emergency, why, and until when",
			description = "Newest first.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	ResponseEntity<PagedModel<EmergencyAccess>> listOwn(@ParameterObject @Valid PageQuery page,
			Authentication authentication) {
		return PageAnswer.of(this.emergencies.findOwn(Caller.of(authentication), page.toPageRequest()));
	}

}
