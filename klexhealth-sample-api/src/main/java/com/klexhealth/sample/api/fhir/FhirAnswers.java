package com.klexhealth.sample.api.fhir;

import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the answers of the FHIR endpoints have in common.
 */
final class FhirAnswers {

	/** Where the FHIR endpoints are. */
	static final String PATH = "/fhir";

	private FhirAnswers() {
	}

	/**
	 * Answer with a resource: its version is the weak {@code ETag}, as FHIR wants it.
	 * @param <R> the type of the resource
	 * @param resource the resource
	 * @return the answer
	 */
	static <R extends Resource> ResponseEntity<R> of(R resource) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag("W/\"" + resource.getMeta().getVersionId() + "\"");
		if (resource.getMeta().hasLastUpdated()) {
			answer.lastModified(resource.getMeta().getLastUpdated().toInstant());
		}
		return answer.body(resource);
	}

	/**
	 * Whether a request is for a FHIR endpoint, or for one that could have been.
	 * @param request the request
	 * @return whether it is
	 */
	static boolean isFhir(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.equals(PATH) || path.startsWith(PATH + "/");
	}

	/**
	 * The address of the FHIR endpoints, as the client called them.
	 * @return the address, without a slash at its end
	 */
	static String base() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path(PATH).toUriString();
	}

}
