package com.klexhealth.sample.api.contract;

import java.util.List;
import java.util.Random;

/**
 * Texts that have broken programs before.
 */
final class HostileText {

	private static final List<String> TEXTS = List.of("", " ", "\t", "\u0000", "a\u0000b", "\r\nSet-Cookie: a=b",
			"\uD800", "\uDC00x", "a\uDBFF", "\u202Egnirts", "\u200B", "\uFEFF", "\uFFFE", "e\u0301\u0301\u0301", "ﷺ",
			"İıſß", "💊👩‍⚕️", "'; drop table patient; --", "' or '1'='1", "\" or \"\"=\"", "%' or 1=1 --", "%", "_%_",
			"\\", "\\' or 1=1", "*)(uid=*))(|(uid=*", "${jndi:ldap://localhost/a}", "${7*7}", "#{7*7}", "{{7*7}}",
			"<script>alert(1)</script>", "<!--#exec cmd=\"ls\"-->", "../../etc/passwd", "..\\..\\windows", "%00",
			"%2e%2e%2f", "null", "undefined", "true", "NaN", "-0", "1e309", "0x10", "9999999999999999999999", "٣",
			"2026-02-30", "0000-00-00", "+999999-01-01", "-0001-01-01", "00000000-0000-0000-0000-000000000000",
			"1-1-1-1-1", "a".repeat(101), "a".repeat(256), "ä".repeat(2000));

	private HostileText() {
	}

	static String any(Random random) {
		return TEXTS.get(random.nextInt(TEXTS.size()));
	}

	static String huge() {
		return "x".repeat(100 * 1024);
	}

}
