package com.klexhealth.sample.webapp.api;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The sample API, called with the access token of whoever is logged in. It decides whom
 * they may see: what it does not give them, they get no page for.
 */
@HttpExchange(accept = { "application/json", "application/problem+json" })
public interface PatientApi {

	/**
	 * Finds the patients that the caller may see, ordered by name.
	 * @param search part of a name or insurance number, {@code null} for all
	 * @param page number of the page, from 0
	 * @param size how many patients a page has
	 * @return the page
	 */
	@GetExchange("/patients")
	ApiPage<Patient> findPatients(@RequestParam(required = false) @Nullable String search, @RequestParam int page,
			@RequestParam int size);

	/**
	 * Gets a patient that the caller may see.
	 * @param id the patient's id
	 * @return the patient
	 */
	@GetExchange("/patients/{id}")
	Patient getPatient(@PathVariable UUID id);

	/**
	 * Gets the record of the caller.
	 * @return the caller as a patient
	 */
	@GetExchange("/patients/me")
	Patient getOwnRecord();

	/**
	 * Gets what was prescribed to a patient, newest first.
	 * @param id the patient's id
	 * @param size how many prescriptions to get at most
	 * @return the newest prescriptions
	 */
	@GetExchange("/patients/{id}/prescriptions")
	ApiPage<Prescription> getPrescriptions(@PathVariable UUID id, @RequestParam int size);

}
