package com.klexhealth.sample.api.load;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A remedy that is prescribed for a diagnosis.
 *
 * @param remedy what is done
 * @param icd10Code the diagnosis by its ICD-10-GM code
 * @param diagnosis the diagnosis in words
 * @param sessions how often altogether
 * @param frequency how often in a week
 */
record InventedTreatment(String remedy, String icd10Code, String diagnosis, int sessions, String frequency) {

	private static final List<InventedTreatment> ALL = List.of(
			new InventedTreatment("Krankengymnastik (KG)", "M54.5", "Kreuzschmerz", 6, "1–2× wöchentlich"),
			new InventedTreatment("Manuelle Therapie (MT)", "M54.2", "Zervikalneuralgie", 6, "1–2× wöchentlich"),
			new InventedTreatment("Gerätegestützte Krankengymnastik (KG-Gerät)", "M51.2",
					"Lumbaler Bandscheibenvorfall ohne Radikulopathie", 12, "2× wöchentlich"),
			new InventedTreatment("Krankengymnastik (KG)", "M17.1", "Primäre Gonarthrose rechts", 6,
					"1–2× wöchentlich"),
			new InventedTreatment("Krankengymnastik (KG)", "Z96.6", "Zustand nach Hüft-Totalendoprothese links", 6,
					"2–3× wöchentlich"),
			new InventedTreatment("Manuelle Therapie (MT)", "M75.0", "Adhäsive Entzündung der Schultergelenkkapsel", 6,
					"1–2× wöchentlich"),
			new InventedTreatment("Manuelle Lymphdrainage (MLD-45)", "I89.0", "Lymphödem beider Beine, Stadium II", 10,
					"2× wöchentlich"),
			new InventedTreatment("KG-ZNS nach Bobath", "I69.3", "Folgen eines Hirninfarktes", 10, "2× wöchentlich"),
			new InventedTreatment("KG-ZNS nach PNF", "G20.0", "Parkinson-Syndrom mit geringer Beeinträchtigung", 10,
					"2× wöchentlich"),
			new InventedTreatment("Ergotherapie: motorisch-funktionelle Behandlung", "M15.0",
					"Primäre generalisierte (Osteo-)Arthrose", 10, "1× wöchentlich"),
			new InventedTreatment("Ergotherapie: Hirnleistungstraining", "G35.1",
					"Multiple Sklerose mit vorherrschend schubförmigem Verlauf", 10, "1× wöchentlich"),
			new InventedTreatment("Sprachtherapie, 45 Minuten", "R47.0", "Aphasie nach Hirninfarkt", 10,
					"2× wöchentlich"),
			new InventedTreatment("Stimmtherapie, 45 Minuten", "R49.0", "Dysphonie", 10, "1× wöchentlich"),
			new InventedTreatment("Podologische Komplexbehandlung", "E11.7",
					"Diabetes mellitus Typ 2 mit diabetischem Fußsyndrom", 6, "alle 4–6 Wochen"),
			new InventedTreatment("Klassische Massagetherapie (KMT)", "M62.8",
					"Muskelverspannung der Schulter-Nacken-Region", 6, "1–2× wöchentlich"));

	static InventedTreatment any(SplittableRandom random) {
		return ALL.get(random.nextInt(ALL.size()));
	}

	/**
	 * The same as it was prescribed before somebody thought better of it.
	 * @return half of it
	 */
	InventedTreatment half() {
		return new InventedTreatment(this.remedy, this.icd10Code, this.diagnosis, this.sessions / 2, this.frequency);
	}

}
