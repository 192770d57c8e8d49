package com.klexhealth.sample.api.fhir;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/**
 * Writes FHIR resources as JSON, by HAPI FHIR's parser. Nothing is read: there is nothing
 * to be written in FHIR here.
 */
@Component
class FhirJson extends AbstractHttpMessageConverter<IBaseResource> {

	/** FHIR's own media type. */
	static final String MEDIA_TYPE = "application/fhir+json";

	private final FhirContext context;

	FhirJson(FhirContext context) {
		super(MediaType.parseMediaType(MEDIA_TYPE), MediaType.APPLICATION_JSON);
		this.context = context;
	}

	@Override
	protected boolean supports(Class<?> type) {
		return IBaseResource.class.isAssignableFrom(type);
	}

	@Override
	protected boolean canRead(@Nullable MediaType mediaType) {
		return false;
	}

	@Override
	protected IBaseResource readInternal(Class<? extends IBaseResource> type, HttpInputMessage input) {
		throw new HttpMessageNotReadableException("FHIR resources are only written", input);
	}

	@Override
	protected void writeInternal(IBaseResource resource, HttpOutputMessage output) throws IOException {
		Writer writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
		this.context.newJsonParser().encodeResourceToWriter(resource, writer);
		writer.flush();
	}

}
