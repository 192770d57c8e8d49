package com.klexhealth.sample.webapp;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.klexhealth.sample.webapp.api.ApiPage;
import com.klexhealth.sample.webapp.api.Patient;
import com.klexhealth.sample.webapp.api.Prescription;

/**
 * Invented patients and what was prescribed to them.
 */
public final class TestPatients {

	public static final UUID ID = UUID.fromString("3f6d0f0e-6c5b-4a34-9d0a-0d7d4f0a1c11");

	private TestPatients() {
	}

	public static Patient schneider() {
		return named("Lukas", "Schneider");
	}

	public static Patient named(String givenName, String familyName) {
		return new Patient(ID, givenName, familyName, LocalDate.of(1984, 3, 12), "male", "Techniker Krankenkasse",
				"A123456789", "+49 30 5550123", "lukas.schneider@example.org",
				new Patient.Address("Lindenstraße 14", "10969", "Berlin"));
	}

	public static Patient sparse() {
		return new Patient(ID, "Mara", "Vogt", LocalDate.of(2001, 7, 1), null, null, null, null, null, null);
	}

	public static Prescription prescription(LocalDate startBy) {
		return new Prescription(UUID.fromString("a3d5c1de-90c2-4b0c-8e1f-5b1a7c3d9e01"), ID, "Krankengymnastik (KG)",
				"M54.5", "Kreuzschmerz", 6, "1–2× wöchentlich", "Dr. Miriam Weber", LocalDate.of(2026, 10, 5), startBy);
	}

	public static <T> ApiPage<T> pageOf(T only) {
		return new ApiPage<>(List.of(only), new ApiPage.Metadata(10, 0, 1, 1));
	}

	public static <T> ApiPage<T> nothing() {
		return new ApiPage<>(List.of(), new ApiPage.Metadata(10, 0, 0, 0));
	}

}
