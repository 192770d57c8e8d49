package com.klexhealth.sample.api.access;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the access log holds, for tests: everything that was added since this was made.
 */
final class Records {

	private final JdbcClient jdbc;

	private final long last;

	Records(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.last = jdbc.sql("select coalesce(max(id), 0) from access_record").query(Long.class).single();
	}

	/**
	 * The new records, oldest first.
	 * @return each as "action outcome status grounds patient", without what there is not
	 */
	List<String> added() {
		return rows().stream().map(Records::line).toList();
	}

	List<Map<String, Object>> rows() {
		return this.jdbc.sql("select * from access_record where id > ? order by id")
			.param(this.last)
			.query()
			.listOfRows();
	}

	private static String line(Map<String, Object> row) {
		StringBuilder line = new StringBuilder();
		for (String column : List.of("action", "outcome", "status", "grounds", "patient_id")) {
			Object value = row.get(column);
			if (value != null) {
				line.append(line.isEmpty() ? "" : " ").append(value);
			}
		}
		return line.toString();
	}

}
