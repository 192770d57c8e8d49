package com.klexhealth.sample.api.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes invented patients, their prescriptions and who treats them into a database that
 * holds nobody else. It is one transaction: a load that is stopped leaves nothing behind.
 */
final class DataLoad {

	private static final Log logger = LogFactory.getLog(DataLoad.class);

	private static final int PATIENTS_AT_ONCE = 1000;

	private static final int REPORTS = 10;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final LoadProperties properties;

	DataLoad(JdbcTemplate jdbc, TransactionTemplate transaction, LoadProperties properties) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.properties = properties;
	}

	/**
	 * Load.
	 * @throws LoadRefusedException if the database holds patients who may be real
	 */
	void run() {
		long start = System.nanoTime();
		logger.info("Inventing %,d patients with %,d prescriptions".formatted(this.properties.patients(),
				this.properties.prescriptions()));
		this.transaction.executeWithoutResult((status) -> {
			new EarlierPatients(this.jdbc).requireInvented();
			insert();
		});
		logger.info("Loaded in %d seconds".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
	}

	private void insert() {
		InventedCare care = new InventedCare(this.properties);
		List<InventedPatient> patients = new ArrayList<>();
		int prescriptions = 0;
		int reportEvery = Math.max(PATIENTS_AT_ONCE, this.properties.patients() / REPORTS);
		for (int number = 1; number <= this.properties.patients(); number++) {
			patients.add(care.patient(number));
			if (number % PATIENTS_AT_ONCE == 0 || number == this.properties.patients()) {
				prescriptions += insert(patients);
				patients.clear();
			}
			if (number % reportEvery == 0 || number == this.properties.patients()) {
				logger.info("%,d patients, %,d prescriptions".formatted(number, prescriptions));
			}
		}
	}

	private int insert(List<InventedPatient> patients) {
		Rows patientRows = new Rows("patient", "id", "version", "subject", "given_name", "family_name",
				"given_name_folded", "family_name_folded", "birth_date", "gender", "insurer", "insurance_number",
				"phone", "email", "street", "postal_code", "city");
		Rows careRelations = new Rows("care_relation", "id", "practitioner", "patient_id", "assigned_by",
				"assigned_at");
		Rows prescriptions = new Rows("prescription", "id", "version", "patient_id", "status", "remedy", "icd10_code",
				"diagnosis", "sessions", "frequency", "prescriber", "issued_on", "start_by");
		Rows changes = new Rows("prescription_change", "prescription_id", "version", "kind", "reason", "changed_by",
				"changed_at", "remedy", "icd10_code", "diagnosis", "sessions", "frequency", "prescriber", "issued_on",
				"start_by");
		patients.forEach((patient) -> patient.addTo(patientRows, careRelations, prescriptions, changes));
		patientRows.insert(this.jdbc);
		careRelations.insert(this.jdbc);
		prescriptions.insert(this.jdbc);
		changes.insert(this.jdbc);
		return prescriptions.size();
	}

}
