package com.klexhealth.url;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Tells which rules a URL breaks. URLs are parsed (RFC 3986), never matched.
 */
public final class UrlRules {

	private static final int MAXIMUM_PORT = 65535;

	private static final int MAXIMUM_LABEL_LENGTH = 63;

	private final boolean loopbackHttpAllowed;

	private UrlRules(boolean loopbackHttpAllowed) {
		this.loopbackHttpAllowed = loopbackHttpAllowed;
	}

	/**
	 * Returns the rules as KlexHealth has them.
	 * @return rules that let through {@code https} only
	 */
	public static UrlRules strict() {
		return new UrlRules(false);
	}

	/**
	 * Returns the rules for development, where {@code http} is let through for loopback
	 * hosts: {@code localhost}, {@code 127.0.0.0/8} and {@code [::1]}.
	 * @return rules with that one exception
	 */
	public static UrlRules allowingLoopbackHttp() {
		return new UrlRules(true);
	}

	/**
	 * Checks the address of an issuer.
	 * @param url what was given
	 * @return the rules it breaks, none if it is right
	 */
	public Set<UrlRule> brokenByIssuer(String url) {
		Set<UrlRule> broken = brokenByRedirectUrl(url);
		if (url.indexOf('?') != -1) {
			broken.add(UrlRule.NO_QUERY);
		}
		return broken;
	}

	/**
	 * Checks a redirect URL.
	 * @param url what was given
	 * @return the rules it breaks, none if it is right
	 */
	public Set<UrlRule> brokenByRedirectUrl(String url) {
		Set<UrlRule> broken = brokenByCharacters(url);
		URI uri = parse(url);
		if (uri == null) {
			if (broken.isEmpty()) {
				broken.add(UrlRule.WELL_FORMED);
			}
			return broken;
		}
		checkAuthority(uri, broken);
		if (uri.getRawFragment() != null) {
			broken.add(UrlRule.NO_FRAGMENT);
		}
		if (uri.getRawPath() != null && decodeSlashes(uri.getRawPath()).contains("//")) {
			broken.add(UrlRule.NO_DOUBLE_SLASH);
		}
		return broken;
	}

	/**
	 * Checks a web origin (RFC 6454), as a browser sends it in the {@code Origin} header.
	 * @param origin what was given
	 * @return the rules it breaks, none if it is right
	 */
	public Set<UrlRule> brokenByWebOrigin(String origin) {
		Set<UrlRule> broken = brokenByRedirectUrl(origin);
		URI uri = parse(origin);
		if (uri != null && (!"".equals(uri.getRawPath()) || uri.getRawQuery() != null)) {
			broken.add(UrlRule.ORIGIN_ONLY);
		}
		return broken;
	}

	/**
	 * Tells whether a host can only be this machine: {@code localhost},
	 * {@code 127.0.0.0/8} or {@code [::1]}. Names are not resolved.
	 * @param host a host as it stands in a URL
	 * @return whether it is a loopback host
	 */
	public static boolean isLoopback(@Nullable String host) {
		if (host == null) {
			return false;
		}
		return "localhost".equalsIgnoreCase(host) || "[::1]".equals(host) || isLoopbackAddress(host);
	}

	/**
	 * Writes a URL so that a person sees what it is: an internationalized host as
	 * punycode (RFC 3492), invisible characters as their code, and nothing of what stands
	 * before an {@code @}. What is no URL may hold a password too, at places that only
	 * its author knows.
	 * @param url any text
	 * @return printable text
	 */
	public static String display(String url) {
		String displayed = withAsciiHost(url);
		int at = displayed.lastIndexOf('@');
		return ((at != -1) ? "***" + displayed.substring(at) : displayed).codePoints()
			.mapToObj((character) -> (isInvisible(character) && character != ' ') ? "\\u%04x".formatted(character)
					: Character.toString(character))
			.collect(Collectors.joining());
	}

	private static String withAsciiHost(String url) {
		int scheme = url.indexOf("://");
		if (scheme == -1) {
			return url;
		}
		int start = scheme + 3;
		int end = start;
		while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) == -1) {
			end++;
		}
		start += url.substring(start, end).lastIndexOf('@') + 1;
		try {
			return url.substring(0, start) + IDN.toASCII(url.substring(start, end)) + url.substring(end);
		}
		catch (IllegalArgumentException ex) {
			return url;
		}
	}

	private static boolean isLoopbackAddress(String host) {
		String[] parts = host.split("\\.", -1);
		if (parts.length != 4 || !"127".equals(parts[0])) {
			return false;
		}
		for (String part : parts) {
			if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch((c) -> c >= '0' && c <= '9')
					|| Integer.parseInt(part) > 255) {
				return false;
			}
		}
		return true;
	}

	private static Set<UrlRule> brokenByCharacters(String url) {
		Set<UrlRule> broken = EnumSet.noneOf(UrlRule.class);
		if (url.codePoints().anyMatch(UrlRules::isInvisible)) {
			broken.add(UrlRule.NO_INVISIBLE_CHARACTERS);
		}
		if (url.indexOf('*') != -1 || url.toUpperCase(Locale.ROOT).contains("%2A")) {
			broken.add(UrlRule.NO_WILDCARD);
		}
		if (url.indexOf('\\') != -1 || url.toUpperCase(Locale.ROOT).contains("%5C")) {
			broken.add(UrlRule.NO_DOUBLE_SLASH);
		}
		return broken;
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
	}

	private static @Nullable URI parse(String url) {
		try {
			URI uri = new URI(url);
			return (uri.isOpaque() || !uri.isAbsolute()) ? null : uri;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	private void checkAuthority(URI uri, Set<UrlRule> broken) {
		String authority = uri.getRawAuthority();
		if (authority == null) {
			authority = "";
		}
		int at = authority.lastIndexOf('@');
		if (at != -1) {
			broken.add(UrlRule.NO_USER_INFO);
			authority = authority.substring(at + 1);
		}
		int colon = authority.lastIndexOf(':');
		boolean port = colon > authority.lastIndexOf(']');
		if (port && !isPort(authority.substring(colon + 1))) {
			broken.add(UrlRule.PORT);
		}
		String host = (port) ? authority.substring(0, colon) : authority;
		if (!isHost(host)) {
			broken.add(UrlRule.HOST);
		}
		boolean http = "http".equalsIgnoreCase(uri.getScheme());
		if (!"https".equalsIgnoreCase(uri.getScheme()) && !(http && this.loopbackHttpAllowed && isLoopback(host))) {
			broken.add(UrlRule.HTTPS);
		}
	}

	private static boolean isPort(String port) {
		if (port.isEmpty() || port.length() > 5 || !port.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return false;
		}
		int number = Integer.parseInt(port);
		return number >= 1 && number <= MAXIMUM_PORT;
	}

	private static boolean isHost(String host) {
		if (host.isEmpty()) {
			return false;
		}
		try {
			String ascii = (host.startsWith("[")) ? host : toAscii(host);
			return new URI("https", ascii, "/", null).getHost() != null;
		}
		catch (IllegalArgumentException | URISyntaxException ex) {
			return false;
		}
	}

	/*
	 * Most hosts need no conversion, and what converts the others takes its time to load.
	 */
	private static String toAscii(String host) {
		boolean ascii = host.chars().allMatch((character) -> character < 128);
		if (!ascii) {
			return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
		}
		for (String label : host.split("\\.", -1)) {
			if (label.length() > MAXIMUM_LABEL_LENGTH) {
				throw new IllegalArgumentException("A label is too long");
			}
		}
		return host;
	}

	private static String decodeSlashes(String path) {
		String decoded = path.toUpperCase(Locale.ROOT);
		String previous;
		do {
			previous = decoded;
			decoded = previous.replace("%25", "%").replace("%2F", "/").replace("%5C", "/");
		}
		while (!decoded.equals(previous));
		return decoded;
	}

}
