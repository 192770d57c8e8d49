package com.klexhealth.sample.api.access;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.web.PagedModel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.paging.PageAnswer;
import com.klexhealth.sample.api.paging.PageQuery;
import com.klexhealth.sample.api.validation.SingleLine;

/**
 * Who treats whom, for administrators, who learn no more of a patient than their
 * identifier.
 */
@RestController
@RequestMapping(path = "/care-relations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Care relations", description = "Who treats whom, managed by administrators")
class CareRelationController {

	private final CareRelationService careRelations;

	CareRelationController(CareRelationService careRelations) {
		this.careRelations = careRelations;
	}

	@GetMapping
	@CanReadCareRelations
	@Recorded(Action.LIST_CARE_RELATIONS)
	@Operation(operationId = "listCareRelations", summary = "List who treats whom",
			description = "Ordered by practitioner and patient.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	ResponseEntity<PagedModel<CareRelation>> list(
			@Parameter(description = "Only those of this practitioner, by the subject of their account",
					example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") @RequestParam(
							required = false) @SingleLine @Size(max = 255) @Nullable String practitioner,
			@Parameter(description = "Only those of this patient",
					example = "468b4b66-2718-4d85-8517-1cb7498948bc") @RequestParam(
							required = false) @Nullable UUID patientId,
			@ParameterObject @Valid PageQuery page, Authentication authentication) {
		Map<String, Object> filters = new HashMap<>();
		if (practitioner != null) {
			filters.put("practitioner", practitioner);
		}
		if (patientId != null) {
			filters.put("patientId", patientId);
		}
		return PageAnswer.of(
				this.careRelations.find(practitioner, patientId, Caller.of(authentication), page.toPageRequest()),
				filters);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWriteCareRelations
	@Recorded(Action.ASSIGN_PRACTITIONER)
	@Operation(operationId = "assignPractitioner", summary = "Put a patient into a practitioner's care",
			description = "Nobody assigns a patient to themself.")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true,
			headers = @Header(name = "Location", description = "What to delete to end it",
					schema = @Schema(type = "string", format = "uri")))
	ResponseEntity<CareRelation> assign(@RequestBody @Valid NewCareRelation assignment, IdempotencyKey key,
			Authentication authentication, UriComponentsBuilder uri) {
		CareRelation assigned = this.careRelations.assign(assignment, Caller.of(authentication), key);
		return ResponseEntity.created(uri.path("/care-relations/{id}").build(assigned.id())).body(assigned);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@CanWriteCareRelations
	@Recorded(Action.REMOVE_PRACTITIONER)
	@Operation(operationId = "removePractitioner", summary = "Take a patient out of a practitioner's care")
	void remove(@PathVariable UUID id, Authentication authentication) {
		this.careRelations.remove(id, Caller.of(authentication));
	}

}
