package com.klexhealth.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the path of somebody who explores the sample API in Swagger UI, in a real
 * browser.
 */
@ExtendWith({ RunningStack.class, InstalledBrowser.class })
class SwaggerUiPathTests {

	@Test
	void afterAuthorizeACallAnswersWith200(Page page, Stack stack) {
		List<String> blocked = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				blocked.add(message.text());
			}
		});
		page.navigate(stack.apiUrl() + "/swagger-ui.html");
		Page login = page.waitForPopup(() -> {
			page.locator(".auth-wrapper .authorize").click();
			page.locator(".auth-container")
				.getByRole(AriaRole.BUTTON,
						new Locator.GetByRoleOptions().setName("Apply given OAuth2 credentials").setExact(false))
				.or(page.locator(".auth-btn-wrapper .authorize"))
				.first()
				.click();
		});
		SandboxPages.logIn(login, stack, "weber");
		assertThat(page
			.getByRole(AriaRole.BUTTON,
					new Page.GetByRoleOptions().setName(Pattern.compile("Remove authorization|Logout")))
			.first()).isVisible();
		page.locator(".btn-done").click();
		// before the call, which shows the token
		page.screenshot(new Page.ScreenshotOptions().setPath(Images.documentation("swagger-ui")));

		Locator operation = page.locator(".opblock-get")
			.filter(new Locator.FilterOptions().setHas(page.locator("[data-path='/patients']")));
		operation.locator(".opblock-summary-control").click();
		operation.locator(".try-out__btn").click();
		operation.locator("button.execute").click();
		assertThat(operation.locator(".live-responses-table .response-col_status").last()).containsText("200");
		assertThat(operation.locator(".live-responses-table")).containsText("insuranceNumber");
		assertThat(blocked).isEmpty();
	}

	@Test
	void theDocumentHasNoOtherFlowThanTheCodeGrant(Page page, Stack stack) {
		String document = page.request().get(stack.apiUrl() + "/v3/api-docs").text();
		assertThat(document).contains("authorizationCode")
			.doesNotContain("\"implicit\"", "\"password\"", "\"clientCredentials\"", "\"http\"");
	}

}
