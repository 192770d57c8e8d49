package com.klexhealth.sandbox.client;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Clients page, as the vendor's guide walks through it.
 */
class ClientsPageTests {

	private static final String REDIRECT_URL = "https://example.com/login/oauth2/code/klexhealth";

	private static final Pattern SECRET = Pattern.compile("id=\"client-secret\">([^<]+)<");

	private static final Pattern CLIENT_ID = Pattern.compile("<dt>ClientId</dt><dd><code>([^<]+)<");

	private final RunningSandbox sandbox = RunningSandbox.shared();

	private final Browser browser = new Browser(this.sandbox).loggedIn("weber");

	@Test
	void thePageIsForThoseWhoAreLoggedIn() {
		assertThat(Browser.location(new Browser(this.sandbox).get("/clients"))).endsWith("/login");
	}

	@ParameterizedTest
	@CsvSource({ "en, New client", "de, Neuer Client" })
	void aNewClientIsMadeInBothLanguages(String language, String label) {
		assertThat(this.browser.get("/clients", "Accept-Language", language).body()).contains(label);
	}

	@Test
	void theDemoClientIsThePractitioners() {
		assertThat(this.browser.get("/clients").body()).contains("klexhealth-sample-webapp");
		assertThat(new Browser(this.sandbox).loggedIn("schneider").get("/clients").body())
			.doesNotContain("klexhealth-sample-webapp");
	}

	@Test
	void aClientIsMadeAndItsSecretShownOnce() {
		String page = create("Shown once", REDIRECT_URL, "https://example.com");
		assertThat(secret(this.browser.get(page).body())).hasSizeGreaterThan(40);
		assertThat(this.browser.get(page).body()).contains("Shown once", REDIRECT_URL, "https://example.com")
			.doesNotContainPattern(SECRET);
	}

	@Test
	void onlyAHashOfTheSecretIsKept() {
		String page = create("Hashed", REDIRECT_URL, "");
		String secret = secret(this.browser.get(page).body());
		String kept = this.sandbox.jdbc()
			.sql("SELECT client_secret FROM oauth2_registered_client WHERE client_name = 'Hashed'")
			.query(String.class)
			.single();
		assertThat(kept).startsWith("{bcrypt}").doesNotContain(secret);
	}

	@Test
	void aNewClientLogsPeopleIn() {
		String html = this.browser.get(create("Logs in", REDIRECT_URL, "")).body();
		SampleWebapp application = new SampleWebapp(group(CLIENT_ID, html), secret(html), REDIRECT_URL);
		assertThat(application.tokens(this.browser)).containsKeys("access_token", "refresh_token", "id_token");
	}

	@Test
	void aNewSecretTakesThePlaceOfTheOldOne() {
		String page = create("Renewed", REDIRECT_URL, "");
		String html = this.browser.get(page).body();
		String renewed = secret(this.browser.get(Browser.location(this.browser.submit(page, page + "/secret"))).body());
		String clientId = group(CLIENT_ID, html);
		assertThat(renewed).isNotEqualTo(secret(html));
		assertThat(new SampleWebapp(clientId, secret(html), REDIRECT_URL).redeem(this.browser, "x").statusCode())
			.isEqualTo(401);
		assertThat(new SampleWebapp(clientId, renewed, REDIRECT_URL).tokens(this.browser)).containsKey("access_token");
	}

	@Test
	void aDeletedClientIsGoneWithItsTokens() {
		String page = create("Deleted", REDIRECT_URL, "https://deleted.example.com");
		String html = this.browser.get(page).body();
		SampleWebapp application = new SampleWebapp(group(CLIENT_ID, html), secret(html), REDIRECT_URL);
		application.tokens(this.browser);
		assertThat(Browser.location(this.browser.submit(page, page + "/delete"))).endsWith("/clients");
		assertThat(this.browser.get(page).statusCode()).isEqualTo(404);
		assertThat(this.browser.get(application.authorizationRequest()).statusCode()).isEqualTo(400);
		assertThat(this.sandbox.bean(Clients.class).isWebOrigin("https://deleted.example.com")).isFalse();
	}

	@Test
	void nobodySeesOrChangesTheClientsOfSomebodyElse() {
		String page = create("Mine", REDIRECT_URL, "");
		Browser other = new Browser(this.sandbox).loggedIn("schneider");
		assertThat(other.get(page).statusCode()).isEqualTo(404);
		assertThat(other.submit("/clients", page + "/secret").statusCode()).isEqualTo(404);
		assertThat(other.submit("/clients", page + "/delete").statusCode()).isEqualTo(404);
		assertThat(this.browser.get(page).statusCode()).isEqualTo(200);
	}

	@Test
	void aFormWithoutCsrfTokenChangesNothing() {
		HttpResponse<String> response = this.browser.post("/clients/new",
				List.of("name", "Forged", "redirectUrls", REDIRECT_URL));
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(this.browser.get("/clients").body()).doesNotContain("Forged");
	}

	@Test
	void afterALogoutAnApplicationIsShownFromItsStartPage() {
		create("Post logout", "https://praxis.example.com:8443/cb", "");
		assertThat(this.sandbox.jdbc()
			.sql("SELECT post_logout_redirect_uris FROM oauth2_registered_client WHERE client_name = 'Post logout'")
			.query(String.class)
			.single()
			.split(","))
			.containsExactlyInAnyOrder("https://praxis.example.com:8443", "https://praxis.example.com:8443/");
	}

	@Test
	void severalUrlsAreOneALine() {
		String page = create("Several", REDIRECT_URL + "\r\n\r\n  http://localhost:8080/cb \r\n", "");
		assertThat(this.browser.get(page).body()).contains(REDIRECT_URL, "http://localhost:8080/cb");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | http://example.com/cb       | only the scheme https is allowed
			de | http://example.com/cb       | Nur das Schema https ist erlaubt
			en | https://example.com/cb#x    | a fragment (#) is not allowed
			de | https://example.com/cb#x    | Ein Fragment (#) ist nicht erlaubt
			en | https://example.com/a//b    | a double / in the path is not allowed
			de | https://example.com/a//b    | Ein doppelter / im Pfad ist nicht erlaubt
			en | https://*.example.com/cb    | * is not allowed as a wildcard
			de | https://*.example.com/cb    | * ist als Platzhalter nicht erlaubt
			en | https://me@example.com/cb   | user name and password are not allowed
			de | https://me@example.com/cb   | Benutzername und Passwort sind nicht erlaubt
			en | example.com/cb              | this is not a URL
			de | example.com/cb              | Das ist keine URL
			en | https://example.com/a,b     | this sandbox cannot keep a comma
			de | https://example.com/a,b     | Ein Komma kann diese Sandbox nicht aufbewahren
			""")
	void brokenRulesForRedirectUrlsAreExplained(String language, String url, String explanation) {
		String html = refused(language, "Refused", url, "");
		assertThat(errors(html, "redirectUrls")).contains(url).contains(explanation);
		assertThat(html).contains("value=\"Refused\"").contains(">" + url + "</textarea>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | *                           | * is not allowed as a wildcard
			de | *                           | * ist als Platzhalter nicht erlaubt
			en | https://example.com/        | a web origin ends with the host or port
			de | https://example.com/        | Ein WebOrigin endet mit dem Host oder Port
			en | http://example.com          | only the scheme https is allowed
			de | http://example.com          | Nur das Schema https ist erlaubt
			""")
	void brokenRulesForWebOriginsAreExplained(String language, String origin, String explanation) {
		assertThat(errors(refused(language, "Refused", REDIRECT_URL, origin), "webOrigins")).contains(origin)
			.contains(explanation);
	}

	@Test
	void nameAndRedirectUrlAreNeeded() {
		String html = refused("en", " ", " ", "");
		assertThat(errors(html, "name")).contains("Enter a name");
		assertThat(errors(html, "redirectUrls")).contains("Enter at least one RedirectUrl");
		assertThat(html).contains("href=\"#redirectUrls\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | The real KlexHealth refuses it
			de | Das echte KlexHealth lehnt es ab
			""")
	void thePageSaysThatLoopbackHttpIsTheOneException(String language, String sentence) {
		assertThat(this.browser.get("/clients/new", "Accept-Language", language).body()).contains(sentence);
	}

	private String create(String name, String redirectUrls, String webOrigins) {
		return Browser
			.location(this.browser.submit("/clients/new", "/clients/new", "name", name, "redirectUrls", redirectUrls,
					"webOrigins", webOrigins))
			.replaceFirst("^https?://[^/]+", "");
	}

	private String refused(String language, String name, String redirectUrls, String webOrigins) {
		HttpResponse<String> response = this.browser.submit("/clients/new", "/clients/new?lang=" + language, "name",
				name, "redirectUrls", redirectUrls, "webOrigins", webOrigins);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private static String errors(String html, String field) {
		String start = "id=\"" + field + "-errors\"";
		assertThat(html).contains(start);
		String errors = html.substring(html.indexOf(start));
		return errors.substring(0, errors.indexOf("</ul>"));
	}

	private static String secret(String html) {
		return group(SECRET, html);
	}

	private static String group(Pattern pattern, String html) {
		Matcher matcher = pattern.matcher(html);
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

}
