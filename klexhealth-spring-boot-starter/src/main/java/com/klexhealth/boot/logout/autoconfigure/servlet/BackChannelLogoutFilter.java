package com.klexhealth.boot.logout.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

import com.klexhealth.boot.keys.KeysUnavailableException;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.logout.BackChannelLogout;
import com.klexhealth.boot.logout.LogoutRefusal;
import com.klexhealth.boot.logout.RefusedLogoutException;

/**
 * Where the issuer says that sessions are over (OpenID Connect Back-Channel Logout 1.0,
 * sections 2.5 and 2.8). It stands before the protection against CSRF, which a request
 * without a session cannot pass, and starts no session itself.
 */
final class BackChannelLogoutFilter extends OncePerRequestFilter {

	static final String PATH = "/logout/connect/back-channel/" + KlexHealthRegistration.REGISTRATION_ID;

	private static final Log log = LogFactory.getLog(BackChannelLogoutFilter.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	/** A token of the largest size that there is, and room for what else may be there. */
	private static final int MAXIMUM_LENGTH = 32 * 1024;

	private final RequestMatcher matcher = PathPatternRequestMatcher.withDefaults().matcher(PATH);

	private final BackChannelLogout logout;

	BackChannelLogoutFilter(BackChannelLogout logout) {
		this.logout = logout;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !this.matcher.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (!HttpMethod.POST.matches(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
			response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
			return;
		}
		String token = logoutToken(request);
		if (token == null) {
			refuse(response, LogoutRefusal.INVALID_REQUEST);
			return;
		}
		try {
			int ended = this.logout.accept(token);
			log.info("KlexHealth ended " + ended + " of the sessions here");
		}
		catch (RefusedLogoutException ex) {
			refuse(response, ex.getRefusal());
		}
		catch (RuntimeException ex) {
			postpone(response, ex);
		}
	}

	private static @Nullable String logoutToken(HttpServletRequest request) {
		// what the container calls parameters are those of the query, too
		long length = request.getContentLengthLong();
		if (request.getQueryString() != null || !isForm(request.getContentType()) || length < 0
				|| length > MAXIMUM_LENGTH) {
			return null;
		}
		String[] tokens = request.getParameterValues("logout_token");
		return (tokens != null && tokens.length == 1) ? tokens[0] : null;
	}

	private static boolean isForm(@Nullable String contentType) {
		try {
			return contentType != null
					&& MediaType.APPLICATION_FORM_URLENCODED.includes(MediaType.parseMediaType(contentType));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static void refuse(HttpServletResponse response, LogoutRefusal refusal) throws IOException {
		log.info("Refused a logout token: " + refusal.getCode());
		write(response, HttpStatus.BAD_REQUEST, OAuth2ErrorCodes.INVALID_REQUEST, refusal.getDescription());
	}

	/*
	 * Texts of ours, none of which has a character that JSON would have to escape.
	 */
	private static void write(HttpServletResponse response, HttpStatus status, String error, String description)
			throws IOException {
		byte[] body = "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(error, description)
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static void postpone(HttpServletResponse response, RuntimeException exception) throws IOException {
		KeysUnavailableException keys = keysUnavailable(exception);
		if (keys != null) {
			log.error("A logout token cannot be checked: " + keys.getMessage());
		}
		else {
			log.error("Sessions that KlexHealth ended could not be ended here", exception);
		}
		// rounded up: a second too early would be in vain
		Duration retryAfter = (keys != null) ? keys.getRetryAfter().plusMillis(999) : RETRY_AFTER;
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
		write(response, HttpStatus.SERVICE_UNAVAILABLE, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE,
				"The logout cannot be carried out now");
	}

	private static @Nullable KeysUnavailableException keysUnavailable(@Nullable Throwable exception) {
		if (exception == null || exception instanceof KeysUnavailableException) {
			return (KeysUnavailableException) exception;
		}
		return keysUnavailable(exception.getCause());
	}

}
