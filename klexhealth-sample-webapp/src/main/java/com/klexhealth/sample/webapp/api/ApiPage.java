package com.klexhealth.sample.webapp.api;

import java.util.List;

import org.springframework.util.Assert;

/**
 * A page of what the API found, in the form of Spring Data's {@code PagedModel}.
 *
 * @param <T> what was found
 * @param content what is on this page
 * @param page where this page is
 */
public record ApiPage<T>(List<T> content, Metadata page) {

	public ApiPage {
		Assert.notNull(content, "'content' must not be null");
		Assert.notNull(page, "'page' must not be null");
	}

	/**
	 * Tells whether there is more than is on this page.
	 * @return whether it is not all
	 */
	public boolean isPart() {
		return this.page.totalElements() > this.content.size();
	}

	/**
	 * Where a page is.
	 *
	 * @param size how much fits on a page
	 * @param number number of this page, from 0
	 * @param totalElements how much there is on all pages
	 * @param totalPages how many pages there are
	 */
	public record Metadata(int size, int number, long totalElements, int totalPages) {

	}

}
