package com.klexhealth.boot.login;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What people are told of a login that failed, in English or German.
 */
public final class LoginProblemTexts {

	private static final String BUNDLE = "com.klexhealth.boot.login.problems";

	private final Locale locale;

	private final ResourceBundle texts;

	private LoginProblemTexts(Locale locale) {
		this.locale = locale;
		// the language of the server must not show up where a language is missing
		this.texts = ResourceBundle.getBundle(BUNDLE, locale, LoginProblemTexts.class.getClassLoader(),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/**
	 * Chooses a language.
	 * @param preferred what the person prefers, the best first
	 * @return the texts in the first language that there is, else in English
	 */
	public static LoginProblemTexts in(Iterable<Locale> preferred) {
		for (Locale locale : preferred) {
			String language = locale.getLanguage();
			if (Locale.GERMAN.getLanguage().equals(language)) {
				return new LoginProblemTexts(Locale.GERMAN);
			}
			if (Locale.ENGLISH.getLanguage().equals(language)) {
				break;
			}
		}
		return new LoginProblemTexts(Locale.ENGLISH);
	}

	/**
	 * Returns the language.
	 * @return a language tag
	 */
	public String language() {
		return this.locale.toLanguageTag();
	}

	/**
	 * Returns what is wrong, in a few words.
	 * @param problem why the login failed
	 * @return the title
	 */
	public String title(LoginProblem problem) {
		return this.texts.getString(problem.getCode() + ".title");
	}

	/**
	 * Returns what to do next.
	 * @param problem why the login failed
	 * @return a sentence or two
	 */
	public String text(LoginProblem problem) {
		return this.texts.getString(problem.getCode() + ".text");
	}

	/**
	 * Returns the words on what tries again.
	 * @return a few words
	 */
	public String retry() {
		return this.texts.getString("retry");
	}

	/**
	 * Returns the words on what leads to the start page.
	 * @return a few words
	 */
	public String home() {
		return this.texts.getString("home");
	}

}
