package com.klexhealth.sample.api.contract;

import org.jspecify.annotations.Nullable;

/**
 * A request of the fuzzer, and what its answer is to be judged by.
 *
 * @param request the request
 * @param operation the operation that it means, or {@code null} if there is none
 * @param account whose token it carries
 * @param tokenId the token's identifier, which no other request has
 * @param accepted whether that token is good
 * @param whom whom the request is about
 */
record Attempt(Request request, @Nullable ApiOperation operation, Account account, String tokenId, boolean accepted,
		Whom whom) {

	@Override
	public String toString() {
		return this.request + " with " + (this.accepted ? this.account.roles() : "no good token");
	}

}
