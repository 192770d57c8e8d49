package com.klexhealth.boot.lock;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.klexhealth.url.UrlRule;
import com.klexhealth.url.UrlRules;

/**
 * Refuses an issuer, a redirect URL and web origins that break KlexHealth's URL rules.
 */
public final class UrlLock {

	private static final String BASE_URL = "{baseUrl}";

	private static final String RIGHT_REDIRECT_URL = "klexhealth.client.redirect-url={baseUrl}/login/oauth2/code/klexhealth";

	private final UrlRules rules;

	/**
	 * Creates the lock.
	 * @param rules the rules to hold URLs against
	 */
	public UrlLock(UrlRules rules) {
		this.rules = rules;
	}

	/**
	 * Looks at the issuer.
	 * @param issuer the issuer as configured
	 * @return what is wrong
	 */
	public List<Violation> checkIssuer(String issuer) {
		return violations("issuer", issuer, "klexhealth.issuer-uri=https://klexhealth.com",
				this.rules.brokenByIssuer(issuer));
	}

	/**
	 * Looks at the redirect URL. A leading <code>{baseUrl}</code> stands for the base of
	 * the request.
	 * @param redirectUrl the redirect URL as configured
	 * @return what is wrong
	 */
	public List<Violation> checkRedirectUrl(String redirectUrl) {
		boolean relative = redirectUrl.equals(BASE_URL) || redirectUrl.startsWith(BASE_URL + "/");
		String url = (relative) ? "https://base.example" + redirectUrl.substring(BASE_URL.length()) : redirectUrl;
		Set<UrlRule> broken = this.rules.brokenByRedirectUrl(url);
		if (broken.isEmpty() && !hasPath(url)) {
			return List.of(new Violation(
					"The redirect URL \"%s\" has no path of its own.".formatted(UrlRules.display(redirectUrl)),
					"klexhealth.client.redirect-url",
					"What arrives at the redirect URL is taken for the answer to a login, so no page can be there.",
					mend(RIGHT_REDIRECT_URL)));
		}
		return violations("redirect URL", redirectUrl, RIGHT_REDIRECT_URL, broken);
	}

	/**
	 * Looks at the web origins.
	 * @param origins the origins as configured
	 * @return what is wrong
	 */
	public List<Violation> checkWebOrigins(List<String> origins) {
		return origins.stream()
			.flatMap((origin) -> violations("web origin", origin, "klexhealth.web-origins=https://<your host>",
					this.rules.brokenByWebOrigin(origin))
				.stream())
			.toList();
	}

	/**
	 * Looks at the address of the API.
	 * @param resourceUri the address as configured
	 * @return what is wrong
	 */
	public List<Violation> checkResourceUri(String resourceUri) {
		return violations("resource URI", resourceUri, "klexhealth.resource-server.resource-uri=https://<your host>",
				this.rules.brokenByRedirectUrl(resourceUri));
	}

	private static List<Violation> violations(String what, String url, String right, Set<UrlRule> broken) {
		if (broken.isEmpty()) {
			return List.of();
		}
		String rule = broken.stream().map(UrlRule::getExplanation).collect(Collectors.joining("; "));
		boolean loopback = broken.equals(Set.of(UrlRule.HTTPS)) && isLoopbackHttp(url);
		return List.of(new Violation(
				"The %s \"%s\" breaks KlexHealth's URL rules.".formatted(what, UrlRules.display(url)),
				right.substring(0, right.indexOf('=')), rule + ".",
				(loopback)
						? "Use https, or for development on this machine alone set klexhealth.allow-loopback-http=true"
						: mend(right)));
	}

	private static String mend(String right) {
		return "Set " + right + ", letter for letter as on KlexHealth's Clients page";
	}

	private static boolean isLoopbackHttp(String url) {
		return url.toLowerCase(Locale.ROOT).startsWith("http:")
				&& UrlRules.allowingLoopbackHttp().brokenByRedirectUrl(url).isEmpty();
	}

	private static boolean hasPath(String url) {
		String path = URI.create(url).getPath();
		return !path.isEmpty() && !"/".equals(path);
	}

}
