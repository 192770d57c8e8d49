package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import com.klexhealth.boot.login.LoginProblem;
import com.klexhealth.boot.login.LoginProblemPage;
import com.klexhealth.boot.login.LoginProblemTexts;
import com.klexhealth.boot.resourceserver.Problem;

/**
 * Tells people by a page, and programs by a problem (RFC 9457), why nobody was logged in.
 */
final class LoginProblemWriter {

	private static final String RETRY_AFTER_SECONDS = "10";

	private final NavigationRequestMatcher navigation = new NavigationRequestMatcher();

	void write(HttpServletRequest request, HttpServletResponse response, LoginProblem problem) throws IOException {
		response.setStatus(problem.getStatus());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language, Sec-Fetch-Mode");
		if (problem == LoginProblem.UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		String loginUrl = request.getContextPath() + LoginFilterChainConfiguration.LOGIN_PAGE;
		if (this.navigation.matches(request)) {
			writePage(request, response, problem, loginUrl);
		}
		else {
			writeProblem(response, problem);
		}
	}

	private static void writePage(HttpServletRequest request, HttpServletResponse response, LoginProblem problem,
			String loginUrl) throws IOException {
		if (problem == LoginProblem.UNAVAILABLE) {
			// a header, as the page may hold no script
			response.setHeader("Refresh", RETRY_AFTER_SECONDS + "; url=" + loginUrl);
		}
		LoginProblemTexts texts = LoginProblemTexts.in(locales(request));
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, texts.language());
		response.setHeader("Content-Security-Policy", LoginProblemPage.CONTENT_SECURITY_POLICY);
		// the address of this page may hold a code
		response.setHeader("Referrer-Policy", "no-referrer");
		write(response, new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8).toString(),
				LoginProblemPage.of(problem, texts, loginUrl, request.getContextPath() + "/"));
	}

	private static void writeProblem(HttpServletResponse response, LoginProblem problem) throws IOException {
		LoginProblemTexts texts = LoginProblemTexts.in(List.of(Locale.ENGLISH));
		write(response, Problem.MEDIA_TYPE,
				new Problem(problem.getStatus(), texts.title(problem), texts.text(problem), problem.getCode())
					.toJson());
	}

	private static void write(HttpServletResponse response, String contentType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		response.setContentType(contentType);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	private static List<Locale> locales(HttpServletRequest request) {
		// without the header it would be the language of the server
		return (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) ? Collections.list(request.getLocales())
				: List.of();
	}

}
