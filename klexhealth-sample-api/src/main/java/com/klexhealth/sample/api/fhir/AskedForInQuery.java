package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.klexhealth.sample.api.access.AskedFor;

/**
 * Reads from a FHIR search whom it is about, before anything of it is refused.
 */
@Component
class AskedForInQuery implements HandlerInterceptor, WebMvcConfigurer {

	/*
	 * Only where a parameter says whom a search is about: elsewhere it is passed over,
	 * and would put another patient on record than the one who was asked for.
	 */
	private static final Map<String, List<String>> PARAMETERS = Map.of(FhirAnswers.PATH + "/Patient", List.of("_id"),
			FhirAnswers.PATH + "/ServiceRequest", List.of("patient", "subject", "subject:Patient"));

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		// before the access rules, whose refusals are recorded as well
		registry.addInterceptor(this).addPathPatterns(FhirAnswers.PATH + "/**").order(-1);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Object path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		for (String parameter : PARAMETERS.getOrDefault(String.valueOf(path), List.of())) {
			String value = request.getParameter(parameter);
			if (value != null) {
				remember(request, value.substring(value.lastIndexOf('/') + 1));
			}
		}
		return true;
	}

	private static void remember(HttpServletRequest request, String patientId) {
		try {
			AskedFor.patient(new ServletWebRequest(request), UUID.fromString(patientId));
		}
		catch (IllegalArgumentException ex) {
			// what was asked for is nobody
		}
	}

}
