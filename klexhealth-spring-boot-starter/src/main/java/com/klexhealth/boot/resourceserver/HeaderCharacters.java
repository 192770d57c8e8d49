package com.klexhealth.boot.resourceserver;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Tells which characters may stand in names and values of headers: assigned ones that are
 * no control characters, as in Spring Security's {@code StrictHttpFirewall}, which asks
 * regular expressions. They cost most in the longest header, that of the token.
 */
public final class HeaderCharacters {

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long BLANKS = 0x2020202020202020L;

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGHEST_BITS = 0x8080808080808080L;

	private HeaderCharacters() {
	}

	/**
	 * Looks at the name of a header.
	 * @param name the name
	 * @return whether it is allowed
	 */
	public static boolean areAllowedInName(String name) {
		return areAllowed(name, false);
	}

	/**
	 * Looks at the value of a header, which may have tabs.
	 * @param value the value
	 * @return whether it is allowed
	 */
	public static boolean areAllowedInValue(String value) {
		return areAllowed(value, true);
	}

	private static boolean areAllowed(String text, boolean tab) {
		if (isPrintableAscii(text)) {
			return true;
		}
		return text.codePoints().allMatch((codePoint) -> {
			int type = Character.getType(codePoint);
			return (tab && codePoint == '\t') || (type != Character.UNASSIGNED && type != Character.CONTROL);
		});
	}

	/*
	 * What nearly all headers are, told for eight characters at once: in each byte the
	 * highest bit ends up set if the byte is below a blank, is DEL, or is no ASCII.
	 */
	private static boolean isPrintableAscii(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		long suspicious = 0;
		int i = 0;
		for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
			long eight = (long) LONGS.get(bytes, i);
			suspicious |= (eight - BLANKS) | eight | (eight + ONES);
		}
		for (; i < bytes.length; i++) {
			suspicious |= (bytes[i] - ' ') | bytes[i] | (bytes[i] + 1);
		}
		return (suspicious & HIGHEST_BITS) == 0;
	}

}
