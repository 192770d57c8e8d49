package com.klexhealth.sample.api.fhir;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.klexhealth.sample.api.patient.Folding;
import com.klexhealth.sample.api.patient.SearchPattern;

/**
 * Whom a search for patients looks for. Names are patterns of the folded names.
 *
 * @param id the one to find, if their identifier is given
 */
record PatientSearch(@Nullable UUID id, String family, String given, String name) {

	/*
	 * A search for less would be a way to go through the alphabet.
	 */
	private static final int MINIMUM_LENGTH = 3;

	private static final String ID = "_id";

	private static final String FAMILY = "family";

	private static final String GIVEN = "given";

	private static final String NAME = "name";

	static final String[] PARAMETERS = { ID, FAMILY, GIVEN, NAME };

	static PatientSearch of(SearchParameters parameters) {
		return new PatientSearch(parameters.id(ID).orElse(null), pattern(parameters, FAMILY),
				pattern(parameters, GIVEN), pattern(parameters, NAME));
	}

	/**
	 * Whether nobody is asked for by their identifier. Public for the query.
	 * @return whether it may be anybody
	 */
	public boolean anybody() {
		return this.id == null;
	}

	/**
	 * Whether it is a search at all, and not a list of everybody.
	 * @return whether it is
	 */
	boolean narrow() {
		return !(anybody() && this.family.equals("%") && this.given.equals("%") && this.name.equals("%"));
	}

	private static String pattern(SearchParameters parameters, String parameter) {
		Optional<String> text = parameters.text(parameter);
		if (text.isEmpty()) {
			return "%";
		}
		if (Folding.fold(text.get()).length() < MINIMUM_LENGTH) {
			throw new InvalidSearchException(parameter, "must have at least " + MINIMUM_LENGTH + " characters");
		}
		return SearchPattern.startingWith(text.get());
	}

}
