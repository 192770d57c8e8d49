package com.klexhealth.sample.api.load;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of one table that are written together.
 */
final class Rows {

	private final String insert;

	private final int columns;

	private final List<@Nullable Object[]> rows = new ArrayList<>();

	Rows(String table, String... columns) {
		this.insert = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns),
				String.join(", ", Collections.nCopies(columns.length, "?")));
		this.columns = columns.length;
	}

	void add(@Nullable Object... row) {
		if (row.length != this.columns) {
			throw new IllegalArgumentException("%d values for: %s".formatted(row.length, this.insert));
		}
		this.rows.add(row);
	}

	int size() {
		return this.rows.size();
	}

	void insert(JdbcTemplate jdbc) {
		jdbc.batchUpdate(this.insert, this.rows, Math.max(1, this.rows.size()), (statement, row) -> {
			for (int i = 0; i < row.length; i++) {
				if (row[i] == null) {
					statement.setNull(i + 1, Types.VARCHAR);
				}
				else {
					statement.setObject(i + 1, row[i]);
				}
			}
		});
	}

}
