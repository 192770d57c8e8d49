package com.klexhealth.demo;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * What a person does on the sandbox's pages.
 */
final class SandboxPages {

	private static final String PASSWORD = "klexhealth-demo";

	private SandboxPages() {
	}

	/**
	 * Logs in, and allows what the application asks for if this is the first time.
	 */
	static void logIn(Page page, Stack stack, String username) {
		page.waitForURL(Pattern.compile(Pattern.quote(stack.sandboxUrl() + "/") + ".*"));
		page.getByLabel("User name").or(page.getByLabel("Benutzername")).fill(username);
		page.getByLabel("Password").or(page.getByLabel("Passwort")).fill(PASSWORD);
		page.locator("main").getByRole(AriaRole.BUTTON).click();
		if (isAskedForConsent(page, stack)) {
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(Allow|Erlauben)$")))
				.click();
		}
	}

	/**
	 * Waits for what follows the login page.
	 * @return whether it is the consent page
	 */
	static boolean isAskedForConsent(Page page, Stack stack) {
		String consent = stack.sandboxUrl() + "/oauth2/consent";
		// a popup closes itself once it is no longer needed
		if (!page.isClosed()) {
			page.waitForURL((url) -> url.startsWith(consent) || !url.startsWith(stack.sandboxUrl().toString()));
		}
		return !page.isClosed() && page.url().startsWith(consent);
	}

}
