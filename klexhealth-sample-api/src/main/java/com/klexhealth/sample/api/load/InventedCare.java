package com.klexhealth.sample.api.load;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Who treats whom, and how many prescriptions each patient has. For the same seed and the
 * same numbers it is the same again.
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

	/*
	 * So many patients share what they are due.
	 */
	private static final int SHARING = 10;

	private final LoadProperties properties;

	private final List<InventedPractitioner> practitioners;

	InventedCare(LoadProperties properties) {
		this.properties = properties;
		this.practitioners = IntStream.range(0, properties.practitioners())
			.mapToObj((number) -> practitioner(random(-1 - number)))
			.toList();
	}

	/**
	 * Invent a patient.
	 * @param number which one, from 1
	 * @return the patient
	 */
	InventedPatient patient(int number) {
		SplittableRandom random = random(number);
		return InventedPatient.any(number, random, practitioners(number, random), prescriptions(number));
	}

	private List<InventedPractitioner> practitioners(int number, SplittableRandom random) {
		List<InventedPractitioner> treating = new ArrayList<>();
		int first = random.nextInt(this.practitioners.size());
		treating.add(this.practitioners.get(first));
		if (this.practitioners.size() > 1 && random.nextInt(SECOND_PRACTITIONER_ONE_IN) == 0) {
			int distance = 1 + random.nextInt(this.practitioners.size() - 1);
			treating.add(this.practitioners.get((first + distance) % this.practitioners.size()));
		}
		if (number % Math.max(1, this.properties.patients() / PATIENTS_OF_WEBER) == 0) {
			treating.add(InventedPractitioner.WEBER);
		}
		return treating;
	}

	/*
	 * Everybody is due the same, but some patients share it by chance: most have some,
	 * few have many or none, and altogether there are as many as there should be.
	 */
	private int prescriptions(int number) {
		int before = (number - 1) / SHARING * SHARING;
		int last = Math.min(before + SHARING, this.properties.patients());
		// squares, so that chance makes more of a difference
		int[] weights = random(Integer.MAX_VALUE - before).ints(last - before, 0, SHARING)
			.map((weight) -> weight * weight)
			.toArray();
		weights[weights.length - 1]++;
		long shared = due(last) - due(before);
		long all = IntStream.of(weights).sum();
		long ofOthers = IntStream.of(weights).limit(number - 1 - before).sum();
		return (int) (shared * (ofOthers + weights[number - 1 - before]) / all - shared * ofOthers / all);
	}

	private long due(int patients) {
		return (long) this.properties.prescriptions() * patients / this.properties.patients();
	}

	private SplittableRandom random(int about) {
		return new SplittableRandom(new SplittableRandom(this.properties.seed()).nextLong() ^ about);
	}

	private static InventedPractitioner practitioner(SplittableRandom random) {
		InventedName name = InventedName.any(random);
		return new InventedPractitioner(InventedPatient.uuid(random).toString(),
				"Dr. " + name.given() + " " + name.family());
	}

}
