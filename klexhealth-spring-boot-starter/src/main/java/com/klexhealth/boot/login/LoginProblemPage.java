package com.klexhealth.boot.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.springframework.web.util.HtmlUtils;

/**
 * The page that people see whose login failed. It needs no script, no style sheet and no
 * template engine, so that it looks the same in every application.
 */
public final class LoginProblemPage {

	private static final String STYLE = """
			:root{color-scheme:light dark}\
			body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}\
			h1{font-size:1.5rem;line-height:1.25}\
			a{display:inline-block;margin:1rem 1rem 0 0}\
			a.retry{padding:.6rem 1.2rem;border-radius:.4rem;background:#0b5d52;color:#fff;text-decoration:none}\
			a:focus-visible{outline:3px solid #d98300;outline-offset:2px}""";

	/**
	 * What a browser may load for this page: nothing but its own style.
	 */
	public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		.formatted(sha256(STYLE));

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="%s">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="robots" content="noindex">
			<title>%s</title>
			<style>%s</style>
			</head>
			<body>
			<main>
			<h1>%s</h1>
			<p>%s</p>
			<p>%s<a class="home" href="%s">%s</a></p>
			</main>
			</body>
			</html>
			""";

	private static final String RETRY = "<a class=\"retry\" href=\"%s\">%s</a>";

	private LoginProblemPage() {
	}

	/**
	 * Writes the page.
	 * @param problem why the login failed
	 * @param texts the texts in the person's language
	 * @param loginUrl where a login begins
	 * @param homeUrl where the application begins
	 * @return HTML
	 */
	public static String of(LoginProblem problem, LoginProblemTexts texts, String loginUrl, String homeUrl) {
		String title = HtmlUtils.htmlEscape(texts.title(problem), "UTF-8");
		String retry = (problem.isRetryable())
				? RETRY.formatted(HtmlUtils.htmlEscape(loginUrl, "UTF-8"), HtmlUtils.htmlEscape(texts.retry(), "UTF-8"))
				: "";
		return PAGE.formatted(texts.language(), title, STYLE, title, HtmlUtils.htmlEscape(texts.text(problem), "UTF-8"),
				retry, HtmlUtils.htmlEscape(homeUrl, "UTF-8"), HtmlUtils.htmlEscape(texts.home(), "UTF-8"));
	}

	private static String sha256(String text) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
