package com.klexhealth.sample.api.negotiation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Reads {@code Accept} without the parameter {@code charset}: JSON is UTF-8 and has no
 * such parameter (RFC 8259, section 11). Spring MVC would look for somebody who writes it
 * in the other charset, after the request has been carried out, and fail.
 */
public final class AcceptWithoutCharset implements ContentNegotiationStrategy {

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		return this.header.resolveMediaTypes(request).stream().map(AcceptWithoutCharset::withoutCharset).toList();
	}

	private static MediaType withoutCharset(MediaType type) {
		Map<String, String> parameters = new TreeMap<>(type.getParameters());
		parameters.keySet().removeIf("charset"::equalsIgnoreCase);
		return new MediaType(type.getType(), type.getSubtype(), parameters);
	}

}
