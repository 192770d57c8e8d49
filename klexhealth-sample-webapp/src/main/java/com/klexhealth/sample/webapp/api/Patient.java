package com.klexhealth.sample.webapp.api;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A patient.
 *
 * @param id the patient's id in the API
 * @param givenName given name
 * @param familyName family name
 * @param birthDate date of birth
 * @param gender {@code male}, {@code female} or {@code diverse}
 * @param insurer name of the health insurance
 * @param insuranceNumber number at the insurance
 * @param phone phone number
 * @param email e-mail address
 * @param address postal address
 */
public record Patient(UUID id, String givenName, String familyName, LocalDate birthDate, @Nullable String gender,
		@Nullable String insurer, @Nullable String insuranceNumber, @Nullable String phone, @Nullable String email,
		@Nullable Address address) {

	public Patient {
		Assert.notNull(id, "'id' must not be null");
		Assert.notNull(givenName, "'givenName' must not be null");
		Assert.notNull(familyName, "'familyName' must not be null");
		Assert.notNull(birthDate, "'birthDate' must not be null");
	}

	/**
	 * Returns the name as in an address.
	 * @return given name and family name
	 */
	public String fullName() {
		return this.givenName + " " + this.familyName;
	}

	/**
	 * Returns the name as in a list.
	 * @return family name, comma and given name
	 */
	public String listName() {
		return this.familyName + ", " + this.givenName;
	}

	/**
	 * Returns how old the patient is.
	 * @param today the day to count to
	 * @return age in years
	 */
	public int age(LocalDate today) {
		return Period.between(this.birthDate, today).getYears();
	}

	/**
	 * A postal address.
	 *
	 * @param street street and number
	 * @param postalCode postal code
	 * @param city city
	 */
	public record Address(@Nullable String street, @Nullable String postalCode, @Nullable String city) {

	}

}
