package com.klexhealth.sandbox.client;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.validation.Errors;

import com.klexhealth.url.UrlRule;
import com.klexhealth.url.UrlRules;

/**
 * Holds a new client against KlexHealth's URL rules and says which of them are broken, in
 * the user's language ({@code url-rule.…} in the messages).
 */
final class ClientFormRules {

	private static final int MAXIMUM_ORIGIN_LENGTH = 500;

	private final UrlRules rules = UrlRules.allowingLoopbackHttp();

	void check(ClientForm form, Errors errors) {
		for (String url : form.redirectUrlList()) {
			reject(errors, "redirectUrls", url, this.rules.brokenByRedirectUrl(url));
			if (url.indexOf(',') != -1) {
				// the table of Spring Security separates them by commas
				errors.rejectValue("redirectUrls", "client.error.comma", new Object[] { url }, null);
			}
		}
		for (String origin : form.webOriginList()) {
			reject(errors, "webOrigins", origin, this.rules.brokenByWebOrigin(origin));
			if (origin.length() > MAXIMUM_ORIGIN_LENGTH) {
				errors.rejectValue("webOrigins", "client.error.too-long");
			}
		}
	}

	private static void reject(Errors errors, String field, String url, Set<UrlRule> broken) {
		messageKeys(broken).forEach((key) -> errors.rejectValue(field, key, new Object[] { url }, null));
	}

	static List<String> messageKeys(Collection<UrlRule> rules) {
		return rules.stream().map((rule) -> "url-rule." + rule.name()).toList();
	}

}
