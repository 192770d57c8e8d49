package com.klexhealth.sample.api.problem;

import java.nio.charset.StandardCharsets;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Says what to mend in the language of the request, from the file that the constraints
 * take their messages from.
 */
final class Messages {

	static final String MALFORMED = "sample.malformed";

	static final String UNKNOWN = "sample.unknown";

	private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

	Messages() {
		this.source.setBasename("ValidationMessages");
		this.source.setDefaultEncoding(StandardCharsets.UTF_8.name());
		this.source.setFallbackToSystemLocale(false);
	}

	String get(String key) {
		return this.source.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
