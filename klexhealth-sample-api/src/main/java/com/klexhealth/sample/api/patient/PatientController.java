package com.klexhealth.sample.api.patient;

import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.CanReadPatients;
import com.klexhealth.sample.api.access.CanWritePatients;
import com.klexhealth.sample.api.access.Recorded;
import com.klexhealth.sample.api.conditional.IfMatch;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.paging.PageAnswer;
import com.klexhealth.sample.api.paging.PageQuery;
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
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "429", description = "Too many searches", content = @Content)
	ResponseEntity<PagedModel<PatientView>> list(
			@Parameter(description = "Part of a name or of an insurance number, at least three letters or digits,"
					+ " without regard to case and accents", example = "schnei") @RequestParam(
							required = false) @SingleLine @SearchText @Size(max = 100) @Nullable String search,
			@ParameterObject @Valid PageQuery page, Authentication authentication) {
		return PageAnswer.of(
				this.patients.find(search, Caller.of(authentication), page.toPageRequest()).map(PatientView::of),
				(search != null) ? Map.of("search", search) : Map.of());
	}

	@GetMapping("/me")
	@CanReadPatients
	@Recorded(Action.READ_PATIENT)
	@Operation(operationId = "getOwnPatient", summary = "Get your own record")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The version", schema = @Schema(type = "string")))
	ResponseEntity<PatientView> me(Authentication authentication) {
		return answer(this.patients.getOwn(Caller.of(authentication)));
	}

	@GetMapping("/{patientId}")
	@CanReadPatients
	@Recorded(Action.READ_PATIENT)
	@Operation(operationId = "getPatient", summary = "Get a patient")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
					schema = @Schema(type = "string")))
	ResponseEntity<PatientView> get(@PathVariable UUID patientId, Authentication authentication) {
		return answer(this.patients.get(patientId, Caller.of(authentication)));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePatients
	@Recorded(Action.REGISTER_PATIENT)
	@Operation(operationId = "registerPatient", summary = "Register a patient, who is then in your care")
	@ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true,
			headers = {
					@Header(name = HttpHeaders.LOCATION, description = "Where the patient is found from now on",
							schema = @Schema(type = "string", format = "uri")),
					@Header(name = HttpHeaders.ETAG, description = "The version, for `If-Match`",
							schema = @Schema(type = "string")) })
	ResponseEntity<PatientView> register(@RequestBody @Valid PatientDetails details, IdempotencyKey key,
			Authentication authentication, UriComponentsBuilder uri) {
		Patient registered = this.patients.register(details, Caller.of(authentication), key);
		return ResponseEntity.created(uri.path("/patients/{id}").build(registered.id()))
			.eTag(Long.toString(registered.version()))
			.body(PatientView.of(registered));
	}

	@PutMapping(path = "/{patientId}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@CanWritePatients
	@Recorded(Action.UPDATE_PATIENT)
	@Operation(operationId = "updatePatient", summary = "Replace what is known of a patient in your care",
			description = "What is left out is gone from then on.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.ETAG, description = "The new version",
					schema = @Schema(type = "string")))
	ResponseEntity<PatientView> update(@PathVariable UUID patientId, IfMatch seen,
			@RequestBody @Valid PatientDetails details, Authentication authentication) {
		return answer(this.patients.update(details, patientId, Caller.of(authentication), seen));
	}

	private static ResponseEntity<PatientView> answer(Patient patient) {
		return ResponseEntity.ok().eTag(Long.toString(patient.version())).body(PatientView.of(patient));
	}

}
