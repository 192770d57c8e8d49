package com.klexhealth.sample.api.load;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A patient, who treats them, and what was prescribed to them.
 */
record InventedPatient(UUID id, @Nullable String subject, InventedName name, LocalDate birthDate, String insurer,
		String insuranceNumber, String phone, @Nullable String email, String street, String postalCode, String city,
		List<InventedPractitioner> practitioners, List<InventedPrescription> prescriptions) {

	private static final List<String> INSURERS = List.of("AOK Bayern", "AOK Nordost", "AOK Rheinland/Hamburg", "BARMER",
			"DAK-Gesundheit", "HEK Hanseatische Krankenkasse", "IKK classic", "KNAPPSCHAFT",
			"SBK Siemens-Betriebskrankenkasse", "Techniker Krankenkasse");

	private static final List<String> STREETS = List.of("Ahornweg", "Am Mühlbach", "Bahnhofstraße", "Birkenallee",
			"Blumenstraße", "Dorfstraße", "Feldweg", "Gartenstraße", "Goethestraße", "Hauptstraße", "Kastanienallee",
			"Kirchgasse", "Lindenstraße", "Marktplatz", "Rosenweg", "Schillerstraße", "Schloßstraße", "Waldstraße");

	private static final LocalDate FIRST_BIRTH_DATE = LocalDate.of(1932, 1, 1);

	private static final int BIRTH_DATES = 34_000;

	static InventedPatient any(int index, SplittableRandom random, List<InventedPractitioner> practitioners,
			int prescriptions) {
		InventedName name = InventedName.any(random);
		InventedPlace place = InventedPlace.any(random);
		return new InventedPatient(uuid(random), (random.nextInt(5) == 0) ? uuid(random).toString() : null, name,
				FIRST_BIRTH_DATE.plusDays(random.nextInt(BIRTH_DATES)), INSURERS.get(random.nextInt(INSURERS.size())),
				InsuranceNumber.of(index), place.phone(random), (random.nextInt(4) != 0) ? name.email() : null,
				STREETS.get(random.nextInt(STREETS.size())) + " " + (1 + random.nextInt(150)), place.postalCode(random),
				place.city(), practitioners,
				random.ints(prescriptions, 0, practitioners.size())
					.mapToObj((who) -> InventedPrescription.any(random, practitioners.get(who)))
					.toList());
	}

	/*
	 * Random like those that the API gives, and just as spread over the index, but the
	 * same each time.
	 */
	static UUID uuid(SplittableRandom random) {
		long version4 = random.nextLong() & ~0xF000L | 0x4000L;
		long variant2 = random.nextLong() & ~(3L << 62) | (2L << 62);
		return new UUID(version4, variant2);
	}

	void addTo(Rows patients, Rows careRelations, Rows allPrescriptions, Rows changes) {
		patients.add(this.id, 1L, this.subject, this.name.given(), this.name.family(), this.name.givenFolded(),
				this.name.familyFolded(), this.birthDate, this.name.gender(), this.insurer, this.insuranceNumber,
				this.phone, this.email, this.street, this.postalCode, this.city);
		for (InventedPractitioner practitioner : this.practitioners) {
			UUID relation = new UUID(this.id.getMostSignificantBits(),
					this.id.getLeastSignificantBits() ^ (practitioner.subject().hashCode() & 0xFFFFFFFFL));
			careRelations.add(relation, practitioner.subject(), this.id, InventedCare.ASSIGNED_BY,
					InventedCare.ASSIGNED_AT);
		}
		this.prescriptions.forEach((prescription) -> prescription.addTo(this.id, allPrescriptions, changes));
	}

}
