package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

import com.klexhealth.boot.resourceserver.BearerAnswers;

/**
 * Answers a request whose token is good but does not allow it.
 */
final class BearerProblemAccessDeniedHandler implements AccessDeniedHandler {

	private final BearerAnswers answers;

	BearerProblemAccessDeniedHandler(BearerAnswers answers) {
		this.answers = answers;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		AnswerWriter.write(response, this.answers.denied());
	}

}
