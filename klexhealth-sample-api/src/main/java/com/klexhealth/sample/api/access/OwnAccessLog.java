package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells patients who looked at them, and who tried.
 */
@Service
@Transactional
class OwnAccessLog {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("id"));

	private final AccessRecordRepository records;

	private final PatientAccess access;

	private final AccessLog accessLog;

	OwnAccessLog(AccessRecordRepository records, PatientAccess access, AccessLog accessLog) {
		this.records = records;
		this.access = access;
		this.accessLog = accessLog;
	}

	Page<AccessRecord> find(Caller patient, AccessLogQuery query, PageRequest page) {
		UUID patientId = this.access.requireOwn(patient);
		Page<AccessRecord> found = this.records.findByPatientIdAndIdLessThanAndOutcomeIn(patientId, query.beforeOrEnd(),
				query.outcomes(), page.withSort(NEWEST_FIRST));
		this.accessLog.allowed(patient, Action.READ_ACCESS_LOG, Grounds.SELF, patientId, null, null);
		return found;
	}

}
