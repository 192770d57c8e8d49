package com.klexhealth.sample.api.problem;

import java.net.URI;
import java.util.Locale;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * The kinds of errors that this API answers with, each known by a {@code type} that stays
 * the same whatever its texts become. Only the answers of the lock in front of it, which
 * say by {@code reason} why a token did not pass, have none.
 */
public enum ProblemType {

	/** Something in the request has to be mended: {@code errors} says what. */
	INVALID(HttpStatus.BAD_REQUEST, "The request is not valid"),

	/** The request is not HTTP or not JSON as it should be. */
	MALFORMED(HttpStatus.BAD_REQUEST, "The request is not readable"),

	/** The caller may see the patient, but does not treat them. */
	NOT_IN_YOUR_CARE(HttpStatus.FORBIDDEN, "The patient is not in your care"),

	/** Nobody assigns a patient to themself. */
	SELF_ASSIGNMENT(HttpStatus.FORBIDDEN, "You cannot assign a patient to yourself"),

	/** There is nothing, or nothing that the caller may know of. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),

	/** The path is there, but not with this method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed"),

	/** There is no representation that the caller accepts. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no acceptable representation"),

	/** A cancelled prescription stays as it is. */
	ALREADY_CANCELLED(HttpStatus.CONFLICT, "The prescription is cancelled"),

	/** The practitioner treats the patient already. */
	ALREADY_IN_CARE(HttpStatus.CONFLICT, "The patient is in care already"),

	/** What the first request with the same Idempotency-Key began has ended. */
	OVER_SINCE(HttpStatus.CONFLICT, "What you began is over"),

	/** A request with the same Idempotency-Key is being answered. */
	REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is in progress"),

	/** Others changed the same at the same time, and this change was not made. */
	CONCURRENT_CHANGE(HttpStatus.CONFLICT, "Others are changing the same"),

	/** What is to be changed is not what it was when the caller read it. */
	CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "It was changed meanwhile"),

	/** The request body is longer than any that is right. */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request body is too large"),

	/** The request body is not of a media type that is understood. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),

	/** The Idempotency-Key belongs to another request. */
	KEY_OF_ANOTHER_REQUEST(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key belongs to another request"),

	/** A change has to say of which version it is one. */
	PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "If-Match is required"),

	/** The caller asks too often. */
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),

	/** Something is wrong here, not with the request. */
	INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),

	/** Something that is needed to answer is not available. */
	UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment");

	private final HttpStatus status;

	private final String title;

	ProblemType(HttpStatus status, String title) {
		this.status = status;
		this.title = title;
	}

	/**
	 * The identifier that stays the same.
	 * @return a URI that names the type, and leads nowhere
	 */
	public URI uri() {
		return URI.create("tag:klexhealth.com,2026:problem/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

	/**
	 * The status that every problem of this type is answered with.
	 * @return the status
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * A problem of this type.
	 * @param detail what happened, without anything of the request or of what is stored
	 * @return the problem
	 */
	public ProblemDetail problem(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(this.status, detail);
		problem.setType(uri());
		problem.setTitle(this.title);
		return problem;
	}

	/**
	 * Give a problem that only has a status the type that the status alone means.
	 * @param problem the problem
	 */
	static void complete(ProblemDetail problem) {
		if (problem.getType() == null || problem.getType().equals(URI.create("about:blank"))) {
			ProblemType type = of(HttpStatusCode.valueOf(problem.getStatus()));
			problem.setType(type.uri());
			problem.setTitle(type.title);
		}
	}

	private static ProblemType of(HttpStatusCode status) {
		return switch (status.value()) {
			case 404 -> NOT_FOUND;
			case 405 -> METHOD_NOT_ALLOWED;
			case 406 -> NOT_ACCEPTABLE;
			case 412 -> CHANGED_MEANWHILE;
			case 413 -> TOO_LARGE;
			case 415 -> UNSUPPORTED_MEDIA_TYPE;
			case 428 -> PRECONDITION_REQUIRED;
			case 429 -> TOO_MANY_REQUESTS;
			case 503 -> UNAVAILABLE;
			default -> status.is4xxClientError() ? MALFORMED : INTERNAL_ERROR;
		};
	}

}
