package com.klexhealth.sample.api.access;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

import com.klexhealth.sample.api.problem.RefusalListener;

/**
 * Records what was refused at an endpoint that is {@link Recorded}, whatever the reason:
 * the rules at the endpoint, the form of the request, the relation to the patient, or
 * something that went wrong here.
 */
@Component
class RefusalRecorder implements RefusalListener {

	private final AccessLog accessLog;

	RefusalRecorder(AccessLog accessLog) {
		this.accessLog = accessLog;
	}

	@Override
	public void beforeRefusal(WebRequest request, HttpStatusCode status) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) instanceof HandlerMethod endpoint && authentication != null
				&& !AccessLog.isRecorded(request)) {
			Recorded recorded = endpoint.getMethodAnnotation(Recorded.class);
			if (recorded != null) {
				UUID patientId = AskedFor.patient(request);
				this.accessLog.refused(Caller.of(authentication), recorded.value(),
						(patientId != null) ? patientId : pathVariable(request, "patientId"),
						pathVariable(request, "id"), status);
			}
		}
	}

	private static @Nullable UUID pathVariable(WebRequest request, String name) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> variables
				&& variables.get(name) instanceof String text) {
			try {
				return UUID.fromString(text.trim()); // as Spring MVC reads it
			}
			catch (IllegalArgumentException ex) {
				return null; // what was asked for is nobody
			}
		}
		return null;
	}

}
