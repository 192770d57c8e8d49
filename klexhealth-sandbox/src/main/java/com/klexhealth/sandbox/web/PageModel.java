package com.klexhealth.sandbox.web;

import java.security.Principal;
import java.util.UUID;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.account.Account;
import com.klexhealth.sandbox.account.Accounts;

/**
 * What every page shows: who is logged in, the issuer, and the way to the other language.
 */
@ControllerAdvice
class PageModel {

	private final Accounts accounts;

	private final SandboxProperties properties;

	PageModel(Accounts accounts, SandboxProperties properties) {
		this.accounts = accounts;
		this.properties = properties;
	}

	@ModelAttribute("account")
	@Nullable Account account(@Nullable Principal principal) {
		return (principal != null) ? this.accounts.findById(UUID.fromString(principal.getName())).orElse(null) : null;
	}

	@ModelAttribute("issuer")
	String issuer() {
		return this.properties.getIssuer();
	}

	@ModelAttribute("inEnglish")
	String inEnglish(HttpServletRequest request) {
		return inLanguage(request, "en");
	}

	@ModelAttribute("inGerman")
	String inGerman(HttpServletRequest request) {
		return inLanguage(request, "de");
	}

	private static String inLanguage(HttpServletRequest request, String language) {
		if (request.getDispatcherType() == DispatcherType.ERROR) {
			return "/?" + LanguageConfiguration.PARAMETER + "=" + language;
		}
		return ServletUriComponentsBuilder.fromRequest(request)
			.scheme(null)
			.host(null)
			.port(null)
			.replaceQueryParam(LanguageConfiguration.PARAMETER, language)
			.build()
			.toUriString();
	}

}
