package com.klexhealth.sample.api.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement and how PostgreSQL is going to execute it.
 *
 * @param sql the statement
 * @param plan its plan, as JSON
 */
record ExplainedStatement(String sql, String plan) {

	private static final Set<String> BIG = Set.of("patient", "prescription", "prescription_change", "care_relation",
			"emergency_access", "access_record", "idempotency_key");

	/**
	 * Returns what reads more of a big table than was asked for: the whole table, or a
	 * whole index.
	 * @return the steps of the plan, in words
	 */
	List<String> wholeScans() {
		List<String> found = new ArrayList<>();
		collect(JsonMapper.shared().readTree(this.plan).get(0).get("Plan"), found);
		return found;
	}

	private static void collect(JsonNode step, List<String> found) {
		String type = step.path("Node Type").asString();
		String table = step.path("Relation Name").asString("");
		if (BIG.contains(table) && (type.equals("Seq Scan")
				|| type.matches("Index (Only )?Scan|Bitmap Index Scan") && !step.has("Index Cond"))) {
			found.add(type + " of " + table);
		}
		step.path("Plans").forEach((child) -> collect(child, found));
	}

}
