package com.klexhealth.sample.webapp.patient;

import java.util.List;

import org.springframework.web.util.UriComponentsBuilder;

import com.klexhealth.sample.webapp.api.ApiPage;
import com.klexhealth.sample.webapp.api.Patient;

/**
 * A page of the list of patients, and the links to the others.
 *
 * @param search what was searched for, empty for all patients
 * @param number number of this page, from 0
 * @param found what the API found
 */
record PatientList(String search, int number, ApiPage<Patient> found) {

	public List<Patient> patients() {
		return this.found.content();
	}

	public long total() {
		return this.found.page().totalElements();
	}

	public int pages() {
		return this.found.page().totalPages();
	}

	public boolean isFiltered() {
		return !this.search.isEmpty();
	}

	public boolean isPreviousThere() {
		return this.number > 0;
	}

	public boolean isNextThere() {
		return this.number < pages() - 1;
	}

	boolean isBeyondTheLastPage() {
		return pages() > 0 && this.number >= pages();
	}

	/**
	 * Returns a link to another page of the same search.
	 * @param page number of the page, from 0
	 * @return a link relative to the list
	 */
	public String linkTo(int page) {
		UriComponentsBuilder link = UriComponentsBuilder.newInstance();
		if (isFiltered()) {
			link.queryParam("search", "{search}");
		}
		if (page > 0 || !isFiltered()) {
			link.queryParam("page", page);
		}
		return link.encode().buildAndExpand(this.search).toUriString();
	}

}
