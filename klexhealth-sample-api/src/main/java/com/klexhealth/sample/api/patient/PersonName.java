package com.klexhealth.sample.api.patient;

import org.springframework.data.annotation.PersistenceCreator;

/**
 * A patient's name, once as it is written and once as it is sorted and searched for, so
 * that the order is the same on every database and a keyboard without "ı" finds Yılmaz.
 */
record PersonName(String givenName, String familyName, String givenNameFolded, String familyNameFolded) {

	@PersistenceCreator
	PersonName {
	}

	PersonName(String givenName, String familyName) {
		this(givenName, familyName, Folding.fold(givenName), Folding.fold(familyName));
	}

}
