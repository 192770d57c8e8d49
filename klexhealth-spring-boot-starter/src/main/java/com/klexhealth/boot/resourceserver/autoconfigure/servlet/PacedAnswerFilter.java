package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.klexhealth.boot.resourceserver.AnswerPacing;
import com.klexhealth.boot.resourceserver.BearerAnswer;

/**
 * Gives answers that say to try again later, and holds them back where they are many. No
 * thread waits meanwhile. It stands in front of the other filters of its chain: what they
 * add to an answer is there before it is given.
 */
final class PacedAnswerFilter implements Filter {

	private static final Log logger = LogFactory.getLog(PacedAnswerFilter.class);

	private static final String ANSWER = PacedAnswerFilter.class.getName() + ".answer";

	/** An end for answers that the server never gets to. */
	private static final Duration TIMEOUT = AnswerPacing.TIME.multipliedBy(10);

	private final AnswerPacing pacing;

	PacedAnswerFilter(AnswerPacing pacing) {
		this.pacing = pacing;
	}

	/**
	 * Leaves an answer to this filter.
	 * @param request the request
	 * @param answer what it is answered
	 */
	static void leave(ServletRequest request, BearerAnswer answer) {
		request.setAttribute(ANSWER, answer);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (request.getAttribute(ANSWER) instanceof BearerAnswer answer) {
			request.removeAttribute(ANSWER);
			if (request.isAsyncSupported() && this.pacing.hold()) {
				hold(request.startAsync(), answer);
			}
			else {
				AnswerWriter.write((HttpServletResponse) response, answer);
			}
		}
	}

	/*
	 * By a thread of the server: whoever reads the answer slowly must not hold up the
	 * others.
	 */
	private void hold(AsyncContext context, BearerAnswer answer) {
		context.setTimeout(TIMEOUT.toMillis());
		context.addListener(new Release());
		Executor later = CompletableFuture.delayedExecutor(AnswerPacing.TIME.toMillis(), TimeUnit.MILLISECONDS,
				context::start);
		later.execute(() -> give(context, answer));
	}

	/*
	 * To the response as the server gave it: wrappers of other filters are done with it.
	 */
	private static void give(AsyncContext context, BearerAnswer answer) {
		try {
			AnswerWriter.write((HttpServletResponse) context.getResponse(), answer);
			context.complete();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("Nobody waits for the answer any more", ex);
		}
	}

	/**
	 * Makes room for another answer, whatever became of the one before.
	 */
	private final class Release implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			PacedAnswerFilter.this.pacing.release();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			event.getAsyncContext().complete();
		}

		@Override
		public void onError(AsyncEvent event) {
			// it completes afterwards
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			// does not happen: nothing starts it again
		}

	}

}
