package com.klexhealth.boot.jwt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads a JSON object to the letter of RFC 8259, and tells the types of its members.
 * Beyond the grammar it takes only UTF-8 without byte order mark (RFC 8259, section 8.1),
 * member names that are unique at every level and strings that are Unicode (RFC 7493,
 * section 2), as only these mean the same to every reader.
 */
final class StrictJson {

	/** Real tokens need about five levels. */
	private static final int MAXIMUM_DEPTH = 32;

	private final byte[] json;

	private int position;

	private boolean escaped;

	private StrictJson(byte[] json) {
		this.json = json;
	}

	/**
	 * Reads an object.
	 * @param json the text
	 * @return the members of the outermost object by their names
	 * @throws MalformedException if the text is anything but one JSON object
	 */
	static Map<String, Value> read(byte[] json) {
		StrictJson reader = new StrictJson(json);
		reader.skipSpace();
		Map<String, Value> members = reader.readMembers();
		reader.skipSpace();
		reader.require(reader.position == json.length);
		return members;
	}

	private Map<String, Value> readMembers() {
		Map<String, Value> members = new HashMap<>();
		expect('{');
		for (boolean more = begins('}'); more; more = continues('}')) {
			String name = readName();
			int start = this.position;
			Type type = readValue(1);
			require(members.put(name, new Value(type, this.json, start, this.position)) == null);
		}
		return members;
	}

	private Type readValue(int depth) {
		int first = peek();
		return switch (first) {
			case '"' -> {
				readString();
				yield Type.STRING;
			}
			case '{' -> readObject(depth + 1);
			case '[' -> readArray(depth + 1);
			case 't' -> readLiteral("true", Type.TRUE);
			case 'f' -> readLiteral("false", Type.FALSE);
			case 'n' -> readLiteral("null", Type.NULL);
			default -> readNumber();
		};
	}

	private Type readObject(int depth) {
		require(depth <= MAXIMUM_DEPTH);
		expect('{');
		Set<String> names = null;
		for (boolean more = begins('}'); more; more = continues('}')) {
			names = (names != null) ? names : new HashSet<>();
			require(names.add(readName()));
			readValue(depth);
		}
		return Type.OBJECT;
	}

	private Type readArray(int depth) {
		require(depth <= MAXIMUM_DEPTH);
		expect('[');
		Type type = Type.STRINGS;
		for (boolean more = begins(']'); more; more = continues(']')) {
			if (readValue(depth) != Type.STRING) {
				type = Type.ARRAY;
			}
		}
		return type;
	}

	private boolean begins(char end) {
		skipSpace();
		return !skip(end);
	}

	private boolean continues(char end) {
		skipSpace();
		if (skip(end)) {
			return false;
		}
		expect(',');
		skipSpace();
		return true;
	}

	private String readName() {
		int start = this.position + 1;
		readString();
		String name = new String(this.json, start, this.position - 1 - start, StandardCharsets.UTF_8);
		String unescaped = (this.escaped) ? unescape(name) : name;
		skipSpace();
		expect(':');
		skipSpace();
		return unescaped;
	}

	private void readString() {
		expect('"');
		this.escaped = false;
		while (!skip('"')) {
			int next = peek();
			require(next >= ' ');
			if (next == '\\') {
				this.escaped = true;
				readEscape();
			}
			else if (next < 0x80) {
				this.position++;
			}
			else {
				readUtf8(next);
			}
		}
	}

	private void readEscape() {
		this.position++;
		if (!skip('u')) {
			require("\"\\/bfnrt".indexOf(peek()) >= 0);
			this.position++;
			return;
		}
		char unit = readHex();
		require(!Character.isLowSurrogate(unit));
		if (Character.isHighSurrogate(unit)) {
			expect('\\');
			expect('u');
			require(Character.isLowSurrogate(readHex()));
		}
	}

	private char readHex() {
		int unit = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(peek(), 16);
			require(digit >= 0);
			unit = unit << 4 | digit;
			this.position++;
		}
		return (char) unit;
	}

	/*
	 * The table of RFC 3629, section 4: no overlong forms, no surrogates, nothing beyond
	 * U+10FFFF.
	 */
	private void readUtf8(int first) {
		require(first >= 0xC2 && first <= 0xF4);
		this.position++;
		switch (first) {
			case 0xE0 -> readTail(0xA0, 0xBF);
			case 0xED -> readTail(0x80, 0x9F);
			case 0xF0 -> readTail(0x90, 0xBF);
			case 0xF4 -> readTail(0x80, 0x8F);
			default -> readTail(0x80, 0xBF);
		}
		for (int length = (first < 0xE0) ? 2 : (first < 0xF0) ? 3 : 4; length > 2; length--) {
			readTail(0x80, 0xBF);
		}
	}

	private void readTail(int from, int to) {
		require(peek() >= from && peek() <= to);
		this.position++;
	}

	private Type readNumber() {
		skip('-');
		if (!skip('0')) {
			readDigits();
		}
		if (skip('.')) {
			readDigits();
		}
		if (skip('e') || skip('E')) {
			if (!skip('+')) {
				skip('-');
			}
			readDigits();
		}
		return Type.NUMBER;
	}

	private void readDigits() {
		int start = this.position;
		while (peek() >= '0' && peek() <= '9') {
			this.position++;
		}
		require(this.position > start);
	}

	private Type readLiteral(String literal, Type type) {
		for (int i = 0; i < literal.length(); i++) {
			expect(literal.charAt(i));
		}
		return type;
	}

	private void skipSpace() {
		while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
			this.position++;
		}
	}

	private boolean skip(char expected) {
		if (peek() != expected) {
			return false;
		}
		this.position++;
		return true;
	}

	private void expect(char expected) {
		require(skip(expected));
	}

	private int peek() {
		return (this.position < this.json.length) ? this.json[this.position] & 0xFF : -1;
	}

	private void require(boolean condition) {
		if (!condition) {
			throw new MalformedException();
		}
	}

	private static String unescape(String name) {
		StringBuilder text = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char next = name.charAt(i);
			if (next != '\\') {
				text.append(next);
				continue;
			}
			next = name.charAt(++i);
			switch (next) {
				case 'b' -> text.append('\b');
				case 'f' -> text.append('\f');
				case 'n' -> text.append('\n');
				case 'r' -> text.append('\r');
				case 't' -> text.append('\t');
				case 'u' -> {
					text.append((char) Integer.parseInt(name, i + 1, i + 5, 16));
					i += 4;
				}
				default -> text.append(next);
			}
		}
		return text.toString();
	}

	/**
	 * What a value is.
	 */
	enum Type {

		STRING, NUMBER, TRUE, FALSE, NULL, OBJECT, ARRAY,

		/** An array of nothing but strings. */
		STRINGS

	}

	/**
	 * Where a value stands.
	 *
	 * @param type what it is
	 * @param json the text around it
	 * @param start where it begins
	 * @param end where it has ended
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Value(Type type, byte[] json, int start, int end) {

		String text() {
			return new String(this.json, this.start, this.end - this.start, StandardCharsets.UTF_8);
		}

		/**
		 * Returns what a string says.
		 * @return the text between the quotes, without escapes
		 */
		String string() {
			String quoted = text();
			String content = quoted.substring(1, quoted.length() - 1);
			return (content.indexOf('\\') < 0) ? content : unescape(content);
		}

	}

}
