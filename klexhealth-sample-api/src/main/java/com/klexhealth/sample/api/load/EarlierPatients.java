package com.klexhealth.sample.api.load;

import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells invented patients from those who may be real by their telephone numbers: all
 * invented ones, those of the demo too, have one of the numbers that the
 * Bundesnetzagentur keeps free for films, and nobody else can have such a number.
 */
final class EarlierPatients {

	private static final String IS_INVENTED = String.join(" or ",
			InventedPlace.ALL.stream().map((place) -> "phone like '" + place.phonePrefix() + " %'").toList())
			+ " or phone like '" + InventedPlace.MOBILE_PREFIX + "__'";

	private final JdbcTemplate jdbc;

	EarlierPatients(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Let nothing be loaded beside patients who may be real, and nothing twice.
	 * @throws LoadRefusedException if there are such
	 */
	void requireInvented() {
		long strangers = count("select count(*) from patient where phone is null or not (" + IS_INVENTED + ")");
		if (strangers > 0) {
			throw new LoadRefusedException(
					"The database holds %,d patients who may be real, since none of them has a telephone number of an invented one"
						.formatted(strangers));
		}
		long loaded = count(
				"select count(*) from care_relation where assigned_by = '" + InventedCare.ASSIGNED_BY + "'");
		if (loaded > 0) {
			throw new LoadRefusedException("Invented patients have been loaded into the database before");
		}
	}

	private long count(String sql) {
		return Objects.requireNonNull(this.jdbc.queryForObject(sql, Long.class));
	}

}
