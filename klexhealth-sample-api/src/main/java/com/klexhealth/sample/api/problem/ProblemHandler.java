package com.klexhealth.sample.api.problem;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Answers every error with a problem detail. Requests that are not well formed also learn
 * which fields to mend; what they contained is neither repeated nor logged, since it may
 * be about somebody's health.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final String MALFORMED = "is missing or has the wrong form";

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, ex.getAllErrors().stream().map(FieldProblem::of), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, ex.getParameterValidationResults().stream().flatMap(FieldProblem::of), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String field = (ex instanceof MethodArgumentTypeMismatchException mismatch) ? mismatch.getName()
				: ex.getPropertyName();
		return invalid(ex, Stream.ofNullable(field).map((name) -> new FieldProblem(name, MALFORMED)), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String field = (ex.getCause() instanceof JacksonException cause) ? path(cause) : "";
		if (field.isEmpty()) {
			ProblemDetail body = ProblemDetail.forStatusAndDetail(status, "The request body is not readable JSON.");
			return handleExceptionInternal(ex, body, headers, status, request);
		}
		return invalid(ex, Stream.of(new FieldProblem(field, MALFORMED)), headers, request);
	}

	/**
	 * Answer what nobody expected without a word about it, and log where it happened: the
	 * classes and the lines, not the messages, which may quote what was stored.
	 * @param ex what nobody expected
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleUnexpected(Exception ex, WebRequest request) throws Exception {
		if (ex instanceof AccessDeniedException || ex instanceof AuthenticationException) {
			throw ex; // the starter's to answer
		}
		this.logger.error("Failed to handle a request", new WithoutMessage(ex));
		ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"The request could not be handled.");
		return handleExceptionInternal(ex, body, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, Stream<FieldProblem> errors, HttpHeaders headers,
			WebRequest request) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The request is not valid.");
		body.setProperty("errors", errors.sorted().toList());
		return handleExceptionInternal(ex, body, headers, HttpStatus.BAD_REQUEST, request);
	}

	private static String path(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("."));
	}

	/**
	 * One field to mend.
	 */
	record FieldProblem(String field, String message) implements Comparable<FieldProblem> {

		static FieldProblem of(ObjectError error) {
			String field = (error instanceof FieldError fieldError) ? fieldError.getField() : error.getObjectName();
			return new FieldProblem(field, Objects.requireNonNullElse(error.getDefaultMessage(), MALFORMED));
		}

		static Stream<FieldProblem> of(ParameterValidationResult result) {
			if (result instanceof ParameterErrors errors) {
				return errors.getAllErrors().stream().map(FieldProblem::of);
			}
			String parameter = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
			return result.getResolvableErrors()
				.stream()
				.map((error) -> new FieldProblem(parameter,
						Objects.requireNonNullElse(error.getDefaultMessage(), MALFORMED)));
		}

		@Override
		public int compareTo(FieldProblem other) {
			int byField = this.field.compareTo(other.field);
			return (byField != 0) ? byField : this.message.compareTo(other.message);
		}

	}

}
