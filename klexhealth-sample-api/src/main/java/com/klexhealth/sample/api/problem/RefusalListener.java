package com.klexhealth.sample.api.problem;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.context.request.WebRequest;

/**
 * Hears of every request that reached this API and is refused, before the answer is
 * written. Where it fails, the answer is another one (503): a listener decides whether
 * there may be an answer at all.
 */
@FunctionalInterface
public interface RefusalListener {

	/**
	 * A request is about to be refused.
	 * @param request the request
	 * @param status what will be answered
	 */
	void beforeRefusal(WebRequest request, HttpStatusCode status);

}
