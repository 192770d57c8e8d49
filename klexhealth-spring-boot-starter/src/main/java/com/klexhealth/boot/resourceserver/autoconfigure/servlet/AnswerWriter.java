package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

import com.klexhealth.boot.resourceserver.BearerAnswer;
import com.klexhealth.boot.resourceserver.Problem;

/**
 * Writes the answer to a request that was refused.
 */
final class AnswerWriter {

	private AnswerWriter() {
	}

	static void write(HttpServletResponse response, BearerAnswer answer) throws IOException {
		response.setStatus(answer.problem().status());
		if (answer.challenge() != null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, answer.challenge());
		}
		if (answer.retryAfter() != null) {
			// rounded up: a second too early would be in vain
			long seconds = answer.retryAfter().plusMillis(999).toSeconds();
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
		}
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		response.setContentType(Problem.MEDIA_TYPE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
