package com.klexhealth.sample.api.patient;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.support.PageableExecutionUtils;

import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.PatientAccess;

/**
 * Finds patients, and of those only the ones that the caller may see.
 */
interface PatientRepository extends Repository<Patient, UUID> {

	/**
	 * Matches family and given name in either order, and the insurance number.
	 */
	String MATCHES = """
			(p.family_name_folded || ' ' || p.given_name_folded like :pattern escape '!'
				or p.given_name_folded || ' ' || p.family_name_folded like :pattern escape '!'
				or lower(p.insurance_number) like :pattern escape '!')
			""";

	Optional<Patient> findById(UUID id);

	@Query("select p.* from patient p where p.subject = :subject")
	Optional<Patient> findBySubject(String subject);

	@Query("select p.* from " + PatientAccess.VISIBLE_PATIENTS + " where " + MATCHES + """
			order by p.family_name_folded, p.given_name_folded, p.id
			offset :offset rows fetch next :size rows only
			""")
	List<Patient> findVisible(String pattern, Caller caller, long offset, int size);

	@Query("select count(*) from " + PatientAccess.VISIBLE_PATIENTS + " where " + MATCHES)
	long countVisible(String pattern, Caller caller);

	default Page<Patient> findVisiblePage(String pattern, Caller caller, Pageable page) {
		List<Patient> content = findVisible(pattern, caller, page.getOffset(), page.getPageSize());
		return PageableExecutionUtils.getPage(content, page, () -> countVisible(pattern, caller));
	}

}
