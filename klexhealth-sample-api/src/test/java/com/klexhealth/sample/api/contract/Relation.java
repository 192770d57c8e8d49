package com.klexhealth.sample.api.contract;

import java.time.Duration;
import java.util.UUID;

/**
 * What a patient is to an account.
 */
enum Relation {

	/** The account is the patient's own. */
	SELF("patient"),

	/** The account treats the patient. */
	CARE("practitioner"),

	/** The account opened the patient's record in an emergency that is not over. */
	EMERGENCY("practitioner"),

	/** The account opened the patient's record in an emergency that is over. */
	ENDED("practitioner"),

	/** Nothing. */
	STRANGER("nobody"),

	/** There is no such patient. */
	ABSENT("nobody");

	private final String role;

	Relation(String role) {
		this.role = role;
	}

	/**
	 * What is left of the relation if it takes a role that the account does not have.
	 * @param account the account
	 * @return this relation, or none
	 */
	Relation as(Account account) {
		return (this.role.equals("nobody") || account.is(this.role)) ? this : STRANGER;
	}

	/**
	 * Put a patient of this relation into the world. Somebody else treats them, too.
	 * @param account the account
	 * @param colleague who treats them, too
	 * @param world the world
	 * @return the patient
	 */
	Whom create(Account account, Account colleague, World world) {
		if (this == ABSENT) {
			return Whom.absent();
		}
		UUID patientId = world.patient((this == SELF) ? account.subject() : null);
		switch (this) {
			case CARE -> world.care(account.subject(), patientId);
			case EMERGENCY -> world.emergency(account.subject(), patientId, Duration.ofMinutes(30));
			case ENDED -> world.emergency(account.subject(), patientId, Duration.ofHours(2));
			default -> {
			}
		}
		return new Whom(patientId, world.prescription(patientId), world.care(colleague.subject(), patientId));
	}

}
