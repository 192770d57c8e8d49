package com.klexhealth.sample.webapp.web;

import java.time.Duration;
import java.util.Locale;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language and the layout of the pages. The language is the one that the person
 * chose, or else what their browser asks for.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private static final String COOKIE = "KLEXHEALTH_WEBAPP_LANGUAGE";

	private final LocaleResolver localeResolver = choiceOrAcceptLanguage();

	@Bean
	LocaleResolver localeResolver() {
		return this.localeResolver;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new LanguageInterceptor(this.localeResolver));
		registry.addInterceptor(new LayoutInterceptor());
	}

	private static LocaleResolver choiceOrAcceptLanguage() {
		AcceptHeaderLocaleResolver acceptLanguage = new AcceptHeaderLocaleResolver();
		acceptLanguage.setSupportedLocales(Language.locales());
		acceptLanguage.setDefaultLocale(Locale.ENGLISH);
		CookieLocaleResolver choice = new CookieLocaleResolver(COOKIE);
		choice.setDefaultLocaleFunction(acceptLanguage::resolveLocale);
		choice.setCookieMaxAge(Duration.ofDays(365));
		choice.setCookieHttpOnly(true);
		choice.setCookieSameSite("Lax");
		choice.setRejectInvalidCookies(false);
		return choice;
	}

}
