package com.klexhealth.sample.api.load;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Who treats whom, and how many prescriptions each patient has. Patient after patient it
 * is the same again for the same seed.
 */
final class InventedCare {

	/**
	 * The account that assigned everybody: that of nobody.
	 */
	static final String ASSIGNED_BY = "invented-by-the-profile-load";

	/**
	 * When everybody was assigned.
	 */
	static final OffsetDateTime ASSIGNED_AT = OffsetDateTime.of(2022, 1, 3, 7, 0, 0, 0, ZoneOffset.UTC);

	/*
	 * Beside those of the demo: some three hundred, as other practitioners have.
	 */
	private static final int PATIENTS_OF_WEBER = 270;

	private static final int SECOND_PRACTITIONER_ONE_IN = 5;

	private final LoadProperties properties;

	private final SplittableRandom random;

	private final List<InventedPractitioner> practitioners;

	private int patients;

	private long handedOut;

	private int leftOver;

	InventedCare(LoadProperties properties) {
		this.properties = properties;
		this.random = new SplittableRandom(properties.seed());
		this.practitioners = IntStream.range(0, properties.practitioners())
			.mapToObj((index) -> new InventedPractitioner(InventedPatient.uuid(this.random).toString(),
					"Dr. " + InventedName.any(this.random).given() + " " + InventedName.any(this.random).family()))
			.toList();
	}

	/**
	 * Invent another patient.
	 * @return the patient
	 */
	InventedPatient next() {
		this.patients++;
		return InventedPatient.any(this.patients, this.random.split(), nextPractitioners(), nextPrescriptions());
	}

	private List<InventedPractitioner> nextPractitioners() {
		List<InventedPractitioner> treating = new ArrayList<>();
		int first = this.random.nextInt(this.practitioners.size());
		treating.add(this.practitioners.get(first));
		if (this.practitioners.size() > 1 && this.random.nextInt(SECOND_PRACTITIONER_ONE_IN) == 0) {
			int distance = 1 + this.random.nextInt(this.practitioners.size() - 1);
			treating.add(this.practitioners.get((first + distance) % this.practitioners.size()));
		}
		if (this.patients % Math.max(1, this.properties.patients() / PATIENTS_OF_WEBER) == 0) {
			treating.add(InventedPractitioner.WEBER);
		}
		return treating;
	}

	/*
	 * Everybody is due the same, and leaves a part of it to the next: most have few, some
	 * have many, and altogether there are as many as there should be.
	 */
	private int nextPrescriptions() {
		long due = (long) this.properties.prescriptions() * this.patients / this.properties.patients();
		int available = (int) (due - this.handedOut) + this.leftOver;
		this.handedOut = due;
		int taken = (this.patients == this.properties.patients()) ? available : this.random.nextInt(available + 1);
		this.leftOver = available - taken;
		return taken;
	}

}
