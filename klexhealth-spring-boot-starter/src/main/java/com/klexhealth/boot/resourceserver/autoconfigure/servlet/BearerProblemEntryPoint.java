package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import com.klexhealth.boot.resourceserver.BearerAnswer;
import com.klexhealth.boot.resourceserver.BearerAnswers;

/**
 * Answers a request whose token is missing or bad, or could not be checked.
 */
final class BearerProblemEntryPoint implements AuthenticationEntryPoint {

	private static final Log logger = LogFactory.getLog(BearerProblemEntryPoint.class);

	private final BearerAnswers answers;

	BearerProblemEntryPoint(BearerAnswers answers) {
		this.answers = answers;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (exception instanceof AuthenticationServiceException && logger.isDebugEnabled()) {
			// who fetches the keys says once what is wrong; a flood must not fill the log
			logger.debug("An access token could not be checked: "
					+ NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
		}
		BearerAnswer answer = this.answers.unauthenticated(exception);
		if (answer.retryAfter() != null) {
			PacedAnswerFilter.leave(request, answer);
		}
		else {
			AnswerWriter.write(response, answer);
		}
	}

}
