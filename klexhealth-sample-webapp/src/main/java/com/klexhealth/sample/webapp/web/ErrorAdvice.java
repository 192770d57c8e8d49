package com.klexhealth.sample.webapp.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers with {@code error.html} when the API does not give what a page needs. What
 * there is not and what somebody may not see look the same, as they do in the API.
 */
@ControllerAdvice
class ErrorAdvice {

	private static final Log logger = LogFactory.getLog(ErrorAdvice.class);

	private static final String RETRY_AFTER_SECONDS = "10";

	@ExceptionHandler({ HttpClientErrorException.NotFound.class, MethodArgumentTypeMismatchException.class })
	ModelAndView notFound() {
		return errorPage(HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ModelAndView forbidden(HttpClientErrorException.Forbidden ex) {
		return errorPage(HttpStatus.FORBIDDEN);
	}

	@ExceptionHandler
	ModelAndView unavailable(RestClientException ex, HttpServletResponse response) {
		logger.warn("The sample API did not answer as it should: " + summary(ex));
		logger.debug("The sample API did not answer as it should", ex);
		response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return errorPage(HttpStatus.SERVICE_UNAVAILABLE);
	}

	/*
	 * Messages of exceptions quote answers, and answers are about patients.
	 */
	private static String summary(RestClientException ex) {
		if (ex instanceof RestClientResponseException answer) {
			return "status " + answer.getStatusCode().value();
		}
		return (ex.getCause() != null) ? ex.getCause().getClass().getName() : ex.getClass().getName();
	}

	private static ModelAndView errorPage(HttpStatus status) {
		return new ModelAndView("error", Map.of("status", status.value()), status);
	}

}
