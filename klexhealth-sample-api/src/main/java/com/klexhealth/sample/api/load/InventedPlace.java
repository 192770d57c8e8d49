package com.klexhealth.sample.api.load;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A town, and the telephone numbers there that nobody has: the Bundesnetzagentur keeps
 * them free for films.
 *
 * @param city its name
 * @param postalCodes some of its postal codes
 * @param phonePrefix what its free telephone numbers begin with, before three digits
 */
record InventedPlace(String city, List<String> postalCodes, String phonePrefix) {

	/**
	 * The towns that have such numbers.
	 */
	static final List<InventedPlace> ALL = List.of(
			new InventedPlace("Berlin", List.of("10115", "10437", "10967", "12043", "13353"), "030 23125"),
			new InventedPlace("Frankfurt am Main", List.of("60311", "60385", "60486", "65929"), "069 90009"),
			new InventedPlace("Hamburg", List.of("20095", "20357", "22085", "22765"), "040 66969"),
			new InventedPlace("Köln", List.of("50667", "50823", "50931", "51103"), "0221 4710"),
			new InventedPlace("München", List.of("80331", "80469", "80797", "81667"), "089 99998"));

	/**
	 * What the free mobile numbers begin with, before two digits.
	 */
	static final String MOBILE_PREFIX = "0171 39200 ";

	static InventedPlace any(SplittableRandom random) {
		return ALL.get(random.nextInt(ALL.size()));
	}

	String postalCode(SplittableRandom random) {
		return this.postalCodes.get(random.nextInt(this.postalCodes.size()));
	}

	String phone(SplittableRandom random) {
		return (random.nextInt(3) == 0) ? MOBILE_PREFIX + "%02d".formatted(random.nextInt(100))
				: this.phonePrefix + " %03d".formatted(random.nextInt(1000));
	}

}
