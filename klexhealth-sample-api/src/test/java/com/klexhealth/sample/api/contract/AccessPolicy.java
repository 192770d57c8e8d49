package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the API is meant to answer, by operation and relation, to those who have a role
 * and a scope that open the operation. Whoever has none is refused (403), except where
 * the operation is open to all.
 */
final class AccessPolicy {

	private static final String TABLE = """
			operation                     roles                 self  care  emergency  ended  stranger  absent
			listPatients                  patient,practitioner  200   200   200        200    200       200
			getOwnPatient                 patient,practitioner  200   404   404        404    404       404
			getPatient                    patient,practitioner  200   200   200        404    404       404
			registerPatient               practitioner          201   201   201        201    201       201
			updatePatient                 practitioner          403   200   403        404    404       404
			listPrescriptions             patient,practitioner  200   200   200        404    404       404
			getPrescription               patient,practitioner  200   200   200        404    404       404
			getPrescriptionHistory        patient,practitioner  200   200   200        404    404       404
			issuePrescription             practitioner          403   201   403        404    404       404
			amendPrescription             practitioner          403   200   403        404    404       404
			cancelPrescription            practitioner          403   200   403        404    404       404
			openInEmergency               practitioner          409   409   201        201    201       404
			listOwnEmergencyAccesses      patient               200   404   404        404    404       404
			listOwnAccessRecords          patient               200   404   404        404    404       404
			listCareRelations             administrator         200   200   200        200    200       200
			assignPractitioner            administrator         201   201   201        201    201       404
			removePractitioner            administrator         204   204   204        204    204       404
			getCapabilityStatement        -                     200   200   200        200    200       200
			getSmartConfiguration         -                     200   200   200        200    200       200
			getSmartConfigurationOfHost   -                     200   200   200        200    200       200
			readFhirPatient               patient,practitioner  200   200   200        404    404       404
			searchFhirPatients            patient,practitioner  200   200   200        200    200       200
			readServiceRequest            patient,practitioner  200   200   200        404    404       404
			searchServiceRequests         patient,practitioner  200   200   200        404    404       404
			""";

	private final Map<String, Row> rows = new LinkedHashMap<>();

	AccessPolicy() {
		TABLE.lines().skip(1).map((line) -> List.of(line.split(" +"))).forEach((cells) -> {
			List<Integer> statuses = cells.stream().skip(2).map(Integer::valueOf).toList();
			this.rows.put(cells.get(0), new Row(Set.of(cells.get(1).split(",")), statuses));
		});
	}

	Set<String> operations() {
		return this.rows.keySet();
	}

	int expected(ApiOperation operation, Account account, Set<String> scopes, Relation relation) {
		Row row = this.rows.get(operation.id());
		if (row == null) {
			throw new AssertionError("No policy for " + operation.id());
		}
		Account acting = acting(operation, account, scopes);
		boolean open = operation.open() || (operation.permits(scopes) && row.roles.stream().anyMatch(acting::is));
		return open ? row.statuses.get(relation.as(acting).ordinal()) : 403;
	}

	/**
	 * Whoever comes with nothing but a {@code patient/…} scope of SMART acts as the
	 * patient that they are, whatever else they are.
	 */
	private static Account acting(ApiOperation operation, Account account, Set<String> scopes) {
		boolean onlyAsPatient = operation.permits(scopes) && operation.scopes()
			.stream()
			.filter(scopes::containsAll)
			.flatMap(Set::stream)
			.allMatch((scope) -> scope.startsWith("patient/"));
		return onlyAsPatient ? account.onlyAs("patient") : account;
	}

	/**
	 * The sets of scopes to try: none, each that suffices, each of those without one of
	 * its scopes, all but those, and all.
	 * @param operation the operation
	 * @param all every scope there is
	 * @return the sets
	 */
	static Set<Set<String>> scopes(ApiOperation operation, Set<String> all) {
		Set<String> needed = operation.scopes().stream().flatMap(Set::stream).collect(Collectors.toSet());
		List<Set<String>> sets = new ArrayList<>(List.of(Set.of(), all, without(all, needed)));
		for (Set<String> alternative : operation.scopes()) {
			sets.add(alternative);
			alternative.forEach((scope) -> sets.add(without(alternative, Set.of(scope))));
		}
		return sets.stream().map(Set::copyOf).collect(Collectors.toSet());
	}

	static List<Set<String>> roles() {
		return List.of(Set.of(), Set.of("patient"), Set.of("practitioner"), Set.of("administrator"),
				Set.of("patient", "practitioner"));
	}

	private static Set<String> without(Set<String> scopes, Set<String> excluded) {
		return scopes.stream().filter((scope) -> !excluded.contains(scope)).collect(Collectors.toSet());
	}

	/**
	 * What one operation answers.
	 */
	private record Row(Set<String> roles, List<Integer> statuses) {

	}

}
