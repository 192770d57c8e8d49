package com.klexhealth.sample.api.conditional;

import java.util.List;

import org.springframework.http.ETag;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * Which versions of something a request may change. As a parameter of an endpoint it
 * comes from the header {@code If-Match}, without which the request is refused.
 *
 * @param tags the entity tags that the caller named
 */
public record IfMatch(List<ETag> tags) {

	/**
	 * Go on only if the version is one that the caller has seen, or if the caller does
	 * not care ({@code *}).
	 * @param version the version that there is
	 * @throws ProblemException if it is another one
	 */
	public void require(long version) {
		ETag current = ETag.create(Long.toString(version));
		if (this.tags.stream().noneMatch((tag) -> tag.isWildcard() || tag.compare(current, true))) {
			throw new ProblemException(ProblemType.CHANGED_MEANWHILE,
					"It was changed since you read it: read it again, and decide again.");
		}
	}

}
