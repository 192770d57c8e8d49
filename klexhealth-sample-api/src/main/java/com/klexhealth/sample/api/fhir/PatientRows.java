package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.PatientAccess;

/**
 * Finds patients, and in searches only those that the caller may see.
 */
interface PatientRows extends Repository<PatientRow, UUID> {

	/**
	 * What is searched for, among those in the caller's care and themself. A name begins
	 * at its beginning or after a space.
	 */
	String FOUND = PatientAccess.VISIBLE_PATIENTS + """
			where (:#{#search.anybody()} or p.id = :#{#search.id()})
			 and p.family_name_folded like :#{#search.family()} escape '!'
			 and (p.given_name_folded like :#{#search.given()} escape '!'
				or p.given_name_folded like '% ' || :#{#search.given()} escape '!')
			 and (p.family_name_folded like :#{#search.name()} escape '!'
				or p.given_name_folded like :#{#search.name()} escape '!'
				or p.given_name_folded || ' ' || p.family_name_folded like :#{#search.name()} escape '!'
				or p.given_name_folded like '% ' || :#{#search.name()} escape '!'
				or p.family_name_folded like '% ' || :#{#search.name()} escape '!')
			""";

	@Query("select p.* from patient p where p.id = :id")
	Optional<PatientRow> findById(UUID id);

	@Query("select p.* from " + FOUND + """
			order by p.family_name_folded, p.given_name_folded, p.id
			offset :offset rows fetch next :size rows only
			""")
	List<PatientRow> find(PatientSearch search, Caller caller, long offset, int size);

	@Query("select count(*) from " + FOUND)
	long count(PatientSearch search, Caller caller);

}
