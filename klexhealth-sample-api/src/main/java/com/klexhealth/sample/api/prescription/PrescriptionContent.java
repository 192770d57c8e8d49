package com.klexhealth.sample.api.prescription;

import java.time.LocalDate;

/**
 * What a prescription says, as it is issued and whenever it is amended.
 */
interface PrescriptionContent {

	String remedy();

	String icd10Code();

	String diagnosis();

	Integer sessions();

	String frequency();

	String prescriber();

	LocalDate issuedOn();

	LocalDate startBy();

}
