package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Keeps in mind about which patient a request is whose path does not say it, so that it
 * can be recorded if the request is refused.
 */
public final class AskedFor {

	private static final String PATIENT = AskedFor.class.getName() + ".patient";

	private AskedFor() {
	}

	/**
	 * The request is about a patient whom its body or its query names.
	 * @param request the request
	 * @param patientId the patient
	 */
	public static void patient(RequestAttributes request, UUID patientId) {
		request.setAttribute(PATIENT, patientId, RequestAttributes.SCOPE_REQUEST);
	}

	/**
	 * The request under way, if there is one, is about a patient who is known only by
	 * what it asks for.
	 * @param patientId the patient
	 */
	public static void patient(UUID patientId) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			patient(request, patientId);
		}
	}

	static @Nullable UUID patient(RequestAttributes request) {
		return (UUID) request.getAttribute(PATIENT, RequestAttributes.SCOPE_REQUEST);
	}

}
