package com.klexhealth.sample.api.fhir;

import java.util.List;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * One page of what a search found, as FHIR's bundle of the type {@code searchset}.
 */
final class SearchSet {

	private SearchSet() {
	}

	/**
	 * Bundle what was found.
	 * @param found the page
	 * @param base the address of the FHIR endpoints
	 * @param type the type of the resources
	 * @param parameters what was searched for
	 * @return the bundle
	 */
	static Bundle of(Found<? extends Resource> found, String base, String type, SearchParameters parameters) {
		String address = base + "/" + type;
		Bundle bundle = new Bundle();
		bundle.setType(Bundle.BundleType.SEARCHSET);
		bundle.setTotal(Math.toIntExact(found.total()));
		bundle.addLink().setRelation("self").setUrl(parameters.link(address, parameters.page()));
		if (parameters.count() > 0) {
			long last = Math.max(0, (found.total() - 1) / parameters.count());
			bundle.addLink().setRelation("first").setUrl(parameters.link(address, 0));
			if (parameters.page() > 0) {
				int previous = (int) Math.min(parameters.page() - 1L, last);
				bundle.addLink().setRelation("previous").setUrl(parameters.link(address, previous));
			}
			if (parameters.page() < last) {
				bundle.addLink().setRelation("next").setUrl(parameters.link(address, parameters.page() + 1));
			}
			bundle.addLink().setRelation("last").setUrl(parameters.link(address, (int) last));
		}
		for (Resource resource : found.page()) {
			bundle.addEntry()
				.setFullUrl(address + "/" + resource.getIdPart())
				.setResource(resource)
				.getSearch()
				.setMode(Bundle.SearchEntryMode.MATCH);
		}
		return bundle;
	}

	/**
	 * What a search found.
	 *
	 * @param <R> the type of the resources
	 * @param page one page of it
	 * @param total how much there is on all pages
	 */
	record Found<R>(List<R> page, long total) {

	}

}
