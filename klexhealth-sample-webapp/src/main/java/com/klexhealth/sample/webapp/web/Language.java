package com.klexhealth.sample.webapp.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages of the pages.
 */
enum Language {

	ENGLISH(Locale.ENGLISH), GERMAN(Locale.GERMAN);

	private final Locale locale;

	Language(Locale locale) {
		this.locale = locale;
	}

	Locale getLocale() {
		return this.locale;
	}

	/**
	 * Returns the code by which links and the HTML's {@code lang} name the language.
	 * @return an ISO 639 code
	 */
	String getCode() {
		return this.locale.getLanguage();
	}

	/**
	 * Returns what the language calls itself.
	 * @return its name
	 */
	String getOwnName() {
		return this.locale.getDisplayLanguage(this.locale);
	}

	static List<Locale> locales() {
		return Arrays.stream(values()).map(Language::getLocale).toList();
	}

	static Optional<Language> ofCode(String code) {
		return Arrays.stream(values()).filter((language) -> language.getCode().equals(code)).findFirst();
	}

}
