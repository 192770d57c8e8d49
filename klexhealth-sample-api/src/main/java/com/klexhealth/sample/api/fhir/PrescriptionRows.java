package com.klexhealth.sample.api.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Finds the prescriptions of a patient.
 */
interface PrescriptionRows extends Repository<PrescriptionRow, UUID> {

	/**
	 * A prescription, and when it became what it is.
	 */
	String SELECT = """
			select r.*, c.changed_at from prescription r
			left join prescription_change c on c.prescription_id = r.id and c.version = r.version
			""";

	@Query("select r.patient_id from prescription r where r.id = :id")
	Optional<UUID> findPatientId(UUID id);

	@Query(SELECT + "where r.id = :id")
	Optional<PrescriptionRow> findById(UUID id);

	@Query(SELECT + """
			where r.patient_id = :patientId and r.status in (:statuses)
			order by r.issued_on desc, r.id
			offset :offset rows fetch next :size rows only
			""")
	List<PrescriptionRow> find(UUID patientId, Collection<String> statuses, long offset, int size);

	@Query("select count(*) from prescription r where r.patient_id = :patientId and r.status in (:statuses)")
	long count(UUID patientId, Collection<String> statuses);

}
