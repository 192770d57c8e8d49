package com.klexhealth.sample.api.problem;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
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
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Answers every error with a problem detail. Requests that are not well formed also learn
 * which fields to mend; what they contained is neither repeated nor logged, since it may
 * be about somebody's health.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

	/** What may be a misspelt name, and not something about somebody. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final Messages messages = new Messages();

	private final List<RefusalListener> listeners;

	ProblemHandler(ObjectProvider<RefusalListener> listeners) {
		this.listeners = listeners.orderedStream().toList();
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, ex.getAllErrors().stream().map(this::problem), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, ex.getParameterValidationResults().stream().flatMap(this::problems), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String field = (ex instanceof MethodArgumentTypeMismatchException mismatch) ? mismatch.getName()
				: ex.getPropertyName();
		return invalid(ex, Stream.ofNullable(field).map((name) -> problem(name, Messages.MALFORMED)), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String field = (ex.getCause() instanceof JacksonException cause) ? path(cause) : "";
		if (field.isEmpty()) {
			ProblemDetail body = ProblemType.MALFORMED.problem("The request body is not readable JSON.");
			return handleExceptionInternal(ex, body, headers, status, request);
		}
		String message = (ex.getCause() instanceof UnrecognizedPropertyException) ? Messages.UNKNOWN
				: Messages.MALFORMED;
		return invalid(ex, Stream.of(problem(field, message)), headers, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleInvalidField(InvalidFieldException ex, WebRequest request) {
		return invalid(ex, Stream.of(problem(ex.field(), ex.messageKey())), new HttpHeaders(), request);
	}

	/**
	 * Answer who changes a version that somebody else was quicker to change.
	 * @param ex what the database said
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleChangedMeanwhile(OptimisticLockingFailureException ex, WebRequest request) {
		ProblemDetail body = ProblemType.CHANGED_MEANWHILE
			.problem("It was changed since you read it: read it again, and decide again.");
		return handleExceptionInternal(ex, body, new HttpHeaders(), HttpStatus.PRECONDITION_FAILED, request);
	}

	/**
	 * Answer who was not let through by the locks of the database.
	 * @param ex what the database said
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleConcurrentChange(ConcurrencyFailureException ex, WebRequest request) {
		ProblemException answer = new ProblemException(ProblemType.CONCURRENT_CHANGE,
				"Nothing was changed, since others are changing the same: send the request again.",
				Duration.ofSeconds(1));
		return handleExceptionInternal(ex, answer.getBody(), answer.getHeaders(), HttpStatus.CONFLICT, request);
	}

	/**
	 * Answer what is found out only when the parameters are read: that the firewall or
	 * the container does not let them in.
	 * @param ex what they found
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler({ RequestRejectedException.class, InvalidParameterException.class })
	@Nullable ResponseEntity<Object> handleUnreadableParameters(RuntimeException ex, WebRequest request) {
		ProblemDetail body = ProblemType.MALFORMED.problem("The parameters are not readable.");
		return handleExceptionInternal(ex, body, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
	}

	/**
	 * Answer who was not let through by PostgreSQL's {@code lock_timeout}, which Spring
	 * does not know.
	 * @param ex what the database said
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleUncategorized(UncategorizedSQLException ex, WebRequest request) throws Exception {
		SQLException cause = ex.getSQLException();
		if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
			return handleConcurrentChange(new CannotAcquireLockException("Lock not available", ex), request);
		}
		return handleUnexpected(ex, request);
	}

	/**
	 * Answer who met a database that is too busy, or away.
	 * @param ex what the database said, or did not say
	 * @param request the request
	 * @return the answer
	 */
	@ExceptionHandler({ TransientDataAccessException.class, DataAccessResourceFailureException.class,
			CannotCreateTransactionException.class })
	@Nullable ResponseEntity<Object> handleUnavailable(RuntimeException ex, WebRequest request) {
		this.logger.error("The database did not answer", new WithoutMessage(ex));
		ProblemException answer = new ProblemException(ProblemType.UNAVAILABLE,
				"The request cannot be handled at the moment: send it again later.", Duration.ofSeconds(10));
		return handleExceptionInternal(ex, answer.getBody(), answer.getHeaders(), HttpStatus.SERVICE_UNAVAILABLE,
				request);
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
			if (!tell(request, HttpStatus.FORBIDDEN)) {
				return unavailable(request);
			}
			throw ex; // the starter's to answer
		}
		this.logger.error("Failed to handle a request", new WithoutMessage(ex));
		ProblemDetail body = ProblemType.INTERNAL_ERROR.problem("The request could not be handled.");
		return handleExceptionInternal(ex, body, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
	}

	/*
	 * Every answer that this class gives passes here.
	 */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (!tell(request, status)) {
			return unavailable(request);
		}
		return super.handleExceptionInternal(ex, body, headers, status, request);
	}

	private boolean tell(WebRequest request, HttpStatusCode status) {
		try {
			this.listeners.forEach((listener) -> listener.beforeRefusal(request, status));
			return true;
		}
		catch (RuntimeException ex) {
			this.logger.error("Failed to record that a request was refused", new WithoutMessage(ex));
			return false;
		}
	}

	private ResponseEntity<Object> unavailable(WebRequest request) {
		ProblemException answer = new ProblemException(ProblemType.UNAVAILABLE,
				"Nothing was done, since it could not be recorded: send the request again.", Duration.ofSeconds(10));
		return createResponseEntity(answer.getBody(), answer.getHeaders(), answer.getStatusCode(), request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		if (!(body instanceof ProblemDetail problem)) {
			return super.createResponseEntity(body, headers, status, request);
		}
		ProblemType.complete(problem);
		// said here, since there are Accept headers that nothing can be negotiated by
		HttpHeaders typed = new HttpHeaders(headers);
		typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		return super.createResponseEntity(body, typed, status, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, Stream<FieldProblem> errors, HttpHeaders headers,
			WebRequest request) {
		ProblemDetail body = ProblemType.INVALID.problem("The request is not valid.");
		body.setProperty("errors", errors.distinct().sorted().toList());
		return handleExceptionInternal(ex, body, headers, HttpStatus.BAD_REQUEST, request);
	}

	private Stream<FieldProblem> problems(ParameterValidationResult result) {
		if (result instanceof ParameterErrors errors) {
			return errors.getAllErrors().stream().map(this::problem);
		}
		String parameter = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
		return result.getResolvableErrors()
			.stream()
			.map((error) -> problem(parameter, error.getDefaultMessage(), false));
	}

	private FieldProblem problem(ObjectError error) {
		if (error instanceof FieldError fieldError) {
			return problem(fieldError.getField(), error.getDefaultMessage(), fieldError.isBindingFailure());
		}
		return problem(error.getObjectName(), error.getDefaultMessage(), false);
	}

	/*
	 * The message of what could not even be converted quotes what it was.
	 */
	private FieldProblem problem(String field, @Nullable String message, boolean malformed) {
		return (message == null || malformed) ? problem(field, Messages.MALFORMED) : new FieldProblem(field, message);
	}

	private FieldProblem problem(String field, String messageKey) {
		return new FieldProblem(field, this.messages.get(messageKey));
	}

	private static String path(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(Objects::nonNull)
			.map((name) -> NAME.matcher(name).matches() ? name : "?")
			.collect(Collectors.joining("."));
	}

}
