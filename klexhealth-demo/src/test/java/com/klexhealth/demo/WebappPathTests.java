package com.klexhealth.demo;

import java.util.List;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the path of a person through the sample webapp, in a real browser.
 */
@ExtendWith({ RunningStack.class, InstalledBrowser.class })
class WebappPathTests {

	private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}");

	@Test
	void aPractitionerLogsInSeesAPatientAndLogsOut(Page page, Stack stack) {
		page.navigate(stack.webappUrl().toString());
		SandboxPages.logIn(page, stack, "weber");
		assertThat(page).hasURL(stack.webappUrl() + "/patients");
		assertAccessible(page);

		page.getByRole(AriaRole.SEARCHBOX).fill("schneider");
		page.getByRole(AriaRole.SEARCHBOX).press("Enter");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Schneider")).first().click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText("Lukas Schneider");
		assertThat(page.locator("main")).containsText(Pattern.compile("[A-Z][0-9]{2}"));
		assertAccessible(page);
		assertThat(JWT.matcher(page.content()).find()).isFalse();
		page.screenshot(new Page.ScreenshotOptions().setPath(Images.documentation("patient-page")));

		logOut(page);
		page.waitForURL(Pattern.compile(Pattern.quote(stack.sandboxUrl() + "/login") + ".*"));
		page.navigate(stack.webappUrl() + "/patients");
		page.waitForURL(Pattern.compile(Pattern.quote(stack.sandboxUrl() + "/login") + ".*"));
	}

	@Test
	void thePageAskedForIsThePageAfterTheLogin(Page page, Stack stack) {
		page.navigate(stack.webappUrl() + "/patients?search=schneider");
		SandboxPages.logIn(page, stack, "weber");
		assertThat(page).hasURL(Pattern.compile(".*/patients\\?search=schneider.*"));
		assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("schneider");
	}

	@Test
	void thereIsMoreThanOnePageOfPatients(Page page, Stack stack) {
		page.navigate(stack.webappUrl() + "/patients");
		SandboxPages.logIn(page, stack, "weber");
		page.locator("a[rel=next]").click();
		assertThat(page).hasURL(Pattern.compile(".*page=1.*"));
		assertThat(page.locator("tbody tr").first()).isVisible();
	}

	@Test
	void aPatientSeesTheirOwnDataAndNobodyElses(Page page, Stack stack) throws Exception {
		page.navigate(stack.webappUrl().toString());
		SandboxPages.logIn(page, stack, "yilmaz");
		assertThat(page).hasURL(stack.webappUrl() + "/me");
		assertThat(page.locator("main")).containsText("Yılmaz");
		assertAccessible(page);

		Response response = page.navigate(stack.webappUrl() + "/patients/" + idOf("Schneider", stack));
		assertThat(response.status()).isEqualTo(404);
		assertThat(page.locator("main")).not().containsText("Schneider");
		assertAccessible(page);
	}

	@Test
	void noTokenReachesTheBrowser(Page page, Stack stack) {
		page.navigate(stack.webappUrl().toString());
		SandboxPages.logIn(page, stack, "weber");
		page.navigate(stack.webappUrl() + "/profile");
		assertThat(page.locator("main")).containsText("Miriam Weber");
		assertAccessible(page);
		assertThat(JWT.matcher(page.content()).find()).isFalse();
		assertThat(page.context().cookies(stack.webappUrl().toString()))
			.noneMatch((cookie) -> JWT.matcher(cookie.value).find());
		assertThat(page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).isEqualTo("{}{}");
	}

	@Test
	void inGermanEverythingIsGerman(@InstalledBrowser.Locale("de-DE") Page page, Stack stack) {
		page.navigate(stack.webappUrl().toString());
		SandboxPages.logIn(page, stack, "weber");
		assertThat(page).hasURL(stack.webappUrl() + "/patients");
		assertThat(page.locator("html")).hasAttribute("lang", "de");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abmelden"))).isVisible();
	}

	@Test
	void theWholePathIsUsableByKeyboard(Page page, Stack stack) {
		page.navigate(stack.webappUrl().toString());
		page.waitForURL(Pattern.compile(Pattern.quote(stack.sandboxUrl() + "/login") + ".*"));
		assertAccessible(page);
		page.getByLabel("User name").focus();
		page.keyboard().type("schneider");
		page.keyboard().press("Tab");
		page.keyboard().type("klexhealth-demo");
		page.keyboard().press("Enter");
		if (SandboxPages.isAskedForConsent(page, stack)) {
			assertAccessible(page);
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow")).focus();
			page.keyboard().press("Enter");
		}
		assertThat(page).hasURL(stack.webappUrl() + "/me");
		page.keyboard().press("Tab");
		assertThat(page.locator(":focus")).hasAttribute("href", "#content");
	}

	private static void logOut(Page page) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();
	}

	private static void assertAccessible(Page page) {
		List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
		assertThat(violations)
			.as(() -> page.url() + "\n"
					+ String.join("\n",
							violations.stream().map((rule) -> rule.getId() + ": " + rule.getNodes()).toList()))
			.isEmpty();
	}

	private static String idOf(String familyName, Stack stack) throws Exception {
		String token = new CodeGrant(stack).accessToken("weber", "openid", "patients:read");
		return SampleApi.firstPatientId(stack, token, familyName);
	}

}
