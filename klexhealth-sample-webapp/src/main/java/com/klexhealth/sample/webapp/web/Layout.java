package com.klexhealth.sample.webapp.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.util.StringUtils;

/**
 * What {@code layout.html} puts around each page.
 *
 * @param visitor who is logged in, {@code null} if nobody is
 * @param path path of the page, to mark it in the navigation
 * @param retryLink link to the page itself
 * @param languageLinks links to the page in each language
 */
record Layout(@Nullable Visitor visitor, String path, String retryLink, List<LanguageLink> languageLinks) {

	static Layout of(HttpServletRequest request, Locale locale) {
		String query = queryWithoutLanguage(request);
		List<LanguageLink> links = Arrays.stream(Language.values())
			.map((language) -> LanguageLink.of(language, query, locale))
			.toList();
		return new Layout(visitor(request), path(request), "?" + query, links);
	}

	/**
	 * Tells whether the page is in a part of the site.
	 * @param section path of the part
	 * @return whether the navigation marks that part
	 */
	public boolean isIn(String section) {
		return this.path.equals(section) || this.path.startsWith(section + "/");
	}

	private static @Nullable Visitor visitor(HttpServletRequest request) {
		return (request.getUserPrincipal() instanceof Authentication authentication) ? Visitor.of(authentication)
				: null;
	}

	private static String path(HttpServletRequest request) {
		String uri = original(request, RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
		return uri.substring(request.getContextPath().length());
	}

	private static String queryWithoutLanguage(HttpServletRequest request) {
		String query = original(request, RequestDispatcher.ERROR_QUERY_STRING, request.getQueryString());
		return String.join("&",
				Arrays.stream(StringUtils.tokenizeToStringArray(query, "&"))
					.filter((parameter) -> !parameter.startsWith(LanguageInterceptor.PARAMETER + "="))
					.toList());
	}

	/*
	 * An error page is shown at the address of the page that failed.
	 */
	private static String original(HttpServletRequest request, String attribute, @Nullable String current) {
		Object original = request.getAttribute(attribute);
		return (original != null) ? original.toString() : StringUtils.hasLength(current) ? current : "";
	}

	/**
	 * A link to the same page in a language. It is relative, so that it keeps the path.
	 *
	 * @param code code of the language
	 * @param name what the language calls itself
	 * @param href the link
	 * @param current whether the page is in this language
	 */
	record LanguageLink(String code, String name, String href, boolean current) {

		static LanguageLink of(Language language, String query, Locale locale) {
			String parameter = LanguageInterceptor.PARAMETER + "=" + language.getCode();
			return new LanguageLink(language.getCode(), language.getOwnName(),
					"?" + (query.isEmpty() ? parameter : query + "&" + parameter),
					language.getCode().equals(locale.getLanguage()));
		}

	}

}
