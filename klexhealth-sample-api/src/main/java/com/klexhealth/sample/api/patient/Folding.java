package com.klexhealth.sample.api.patient;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Reduces text to what people mean when they search: no case, no accents.
 */
public final class Folding {

	private Folding() {
	}

	/**
	 * Fold a text.
	 * @param text the text as written, for example {@code Yılmaz}
	 * @return the text as searched for, for example {@code yilmaz}
	 */
	public static String fold(String text) {
		String decomposed = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
		return decomposed.replaceAll("\\p{M}+", "")
			.replace("ß", "ss")
			.replace('ı', 'i')
			.replace('ł', 'l')
			.replace('ø', 'o');
	}

}
