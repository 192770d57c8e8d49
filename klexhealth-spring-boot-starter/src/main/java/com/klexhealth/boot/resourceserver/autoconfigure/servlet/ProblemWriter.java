package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

import com.klexhealth.boot.resourceserver.Problem;
import com.klexhealth.boot.resourceserver.ProblemReason;

/**
 * Writes a {@link Problem} as the body of a response whose status is set already.
 */
final class ProblemWriter {

	private ProblemWriter() {
	}

	static void write(HttpServletResponse response, ProblemReason reason) throws IOException {
		byte[] body = new Problem(response.getStatus(), reason).toJson().getBytes(StandardCharsets.UTF_8);
		response.setContentType(Problem.MEDIA_TYPE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
