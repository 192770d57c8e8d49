package com.klexhealth.sandbox.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Speaks English or German: as the user chose, or else as their browser asks.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

	static final String PARAMETER = "lang";

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor change = new SupportedLocaleChangeInterceptor();
		change.setParamName(PARAMETER);
		registry.addInterceptor(change);
	}

	@Bean
	LocaleResolver localeResolver() {
		AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
		browser.setSupportedLocales(List.of(Locale.ENGLISH, Locale.GERMAN));
		browser.setDefaultLocale(Locale.ENGLISH);
		CookieLocaleResolver cookie = new CookieLocaleResolver("KLEXHEALTH_SANDBOX_LANGUAGE");
		cookie.setCookieHttpOnly(true);
		cookie.setCookieSameSite("Lax");
		cookie.setDefaultLocaleFunction(browser::resolveLocale);
		return cookie;
	}

	private static final class SupportedLocaleChangeInterceptor extends LocaleChangeInterceptor {

		@Override
		protected @Nullable Locale parseLocaleValue(String value) {
			return ("de".equals(value)) ? Locale.GERMAN : Locale.ENGLISH;
		}

	}

}
