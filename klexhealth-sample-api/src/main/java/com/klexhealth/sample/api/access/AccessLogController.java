package com.klexhealth.sample.api.access;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.paging.PageAnswer;
import com.klexhealth.sample.api.paging.PageQuery;

/**
 * Who looked at a patient, for the patient to read.
 */
@RestController
@RequestMapping(path = "/patients/me/access-log", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access log", description = "Who looked at you, and who tried")
class AccessLogController {

	private final OwnAccessLog accessLog;

	AccessLogController(OwnAccessLog accessLog) {
		this.accessLog = accessLog;
	}

	@GetMapping
	@CanReadOwnRecord
	@Recorded(Action.READ_ACCESS_LOG)
	@Operation(operationId = "listOwnAccessRecords",
			summary = "List who looked at your own record or wrote in it, and who was refused",
			description = "Newest first. That you read it is recorded, too.")
	@ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true,
			headers = @Header(name = HttpHeaders.LINK,
					description = "The pages around it: `first`, `prev`, `next` and `last` (RFC 8288)",
					schema = @Schema(type = "string")))
	ResponseEntity<PagedModel<AccessRecordView>> list(@ParameterObject @Valid AccessLogQuery query,
			@ParameterObject @Valid PageQuery page, Authentication authentication) {
		return PageAnswer.of(
				this.accessLog.find(Caller.of(authentication), query, page.toPageRequest()).map(AccessRecordView::of),
				query.toParameters());
	}

}
