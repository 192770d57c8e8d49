package com.klexhealth.sample.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Changes the language when a link asks for one that there is, by {@code ?lang=de}.
 */
final class LanguageInterceptor implements HandlerInterceptor {

	static final String PARAMETER = "lang";

	private final LocaleResolver localeResolver;

	LanguageInterceptor(LocaleResolver localeResolver) {
		this.localeResolver = localeResolver;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String code = request.getParameter(PARAMETER);
		if (code != null) {
			Language.ofCode(code)
				.ifPresent((language) -> this.localeResolver.setLocale(request, response, language.getLocale()));
		}
		return true;
	}

}
