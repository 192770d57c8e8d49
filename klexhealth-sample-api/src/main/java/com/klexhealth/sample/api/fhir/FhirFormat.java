package com.klexhealth.sample.api.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import com.klexhealth.sample.api.negotiation.AcceptWithoutCharset;

/**
 * Finds out which format a FHIR client accepts: {@code _format} goes before
 * {@code Accept}, and both may ask for the version of FHIR, which is 4.0.
 */
final class FhirFormat implements ContentNegotiationStrategy {

	private static final String VERSION = "4.0";

	private static final String VERSION_PARAMETER = "fhirVersion";

	private static final List<MediaType> PRODUCED = List.of(MediaType.parseMediaType(FhirJson.MEDIA_TYPE),
			MediaType.APPLICATION_JSON);

	/** An exception would leave the refusal without a body. */
	private static final MediaType NOT_PRODUCED = MediaType.parseMediaType("application/fhir+xml");

	private final ContentNegotiationStrategy header = new AcceptWithoutCharset();

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		if (servletRequest == null || !FhirAnswers.isFhir(servletRequest)) {
			return MEDIA_TYPE_ALL_LIST;
		}
		String format = servletRequest.getParameter("_format");
		if (format != null) {
			return List.of(mediaType(format));
		}
		List<MediaType> accepted = this.header.resolveMediaTypes(request)
			.stream()
			.filter(FhirFormat::isOurVersion)
			.map(FhirFormat::withoutVersion)
			.toList();
		return (accepted.isEmpty()) ? List.of(NOT_PRODUCED) : accepted;
	}

	private static MediaType mediaType(String format) {
		// a plus that was not encoded arrives as a space
		boolean json = format.equals("json") || isOurs(format.replace("application/fhir json", FhirJson.MEDIA_TYPE));
		return (json) ? PRODUCED.get(0) : NOT_PRODUCED;
	}

	private static boolean isOurs(String format) {
		try {
			MediaType type = MediaType.parseMediaType(format);
			return isOurVersion(type) && PRODUCED.stream().anyMatch(type::equalsTypeAndSubtype);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isOurVersion(MediaType type) {
		String version = type.getParameter(VERSION_PARAMETER);
		return version == null || version.equals(VERSION);
	}

	/*
	 * Other parameters are left, above all the quality.
	 */
	private static MediaType withoutVersion(MediaType type) {
		Map<String, String> parameters = new LinkedHashMap<>(type.getParameters());
		parameters.keySet().removeIf(VERSION_PARAMETER::equalsIgnoreCase);
		return new MediaType(type, parameters);
	}

}
