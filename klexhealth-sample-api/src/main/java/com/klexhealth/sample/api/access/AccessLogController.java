package com.klexhealth.sample.api.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.web.PagedModel;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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
	PagedModel<AccessRecordView> list(
			@Parameter(description = "Which page, from 0") @RequestParam(defaultValue = "0") @Min(0) int page,
			@Parameter(description = "Records per page") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size,
			Authentication authentication) {
		return new PagedModel<>(
				this.accessLog.find(Caller.of(authentication), PageRequest.of(page, size)).map(AccessRecordView::of));
	}

}
