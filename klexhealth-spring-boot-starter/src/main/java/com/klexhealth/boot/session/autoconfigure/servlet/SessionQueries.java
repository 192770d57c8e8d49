package com.klexhealth.boot.session.autoconfigure.servlet;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * Mends what Spring Session's statements do when requests of one session meet.
 */
final class SessionQueries {

	/*
	 * Two requests may add the same attribute, which would fail the second of them; and
	 * another replica may have ended the session, which PostgreSQL would take for an
	 * error and roll back all else that the request has to store. Here nothing is added
	 * then. The lock waits for a logout that is just deleting the session.
	 */
	private static final String POSTGRESQL = """
			INSERT INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
			SELECT S.PRIMARY_ID, A.NAME, A.BYTES
			FROM (VALUES (CAST(? AS CHAR(36)), CAST(? AS VARCHAR), CAST(? AS BYTEA))) A (ID, NAME, BYTES)
			JOIN %TABLE_NAME% S ON S.PRIMARY_ID = A.ID
			FOR KEY SHARE OF S
			ON CONFLICT (SESSION_PRIMARY_ID, ATTRIBUTE_NAME)
			DO UPDATE SET ATTRIBUTE_BYTES = EXCLUDED.ATTRIBUTE_BYTES
			""";

	private static final String H2 = """
			MERGE INTO %TABLE_NAME%_ATTRIBUTES T
			USING (SELECT S.PRIMARY_ID, A.NAME, A.BYTES
			FROM (VALUES (CAST(? AS CHAR(36)), CAST(? AS VARCHAR), CAST(? AS VARBINARY))) A (ID, NAME, BYTES)
			JOIN %TABLE_NAME% S ON S.PRIMARY_ID = A.ID) N
			ON T.SESSION_PRIMARY_ID = N.PRIMARY_ID AND T.ATTRIBUTE_NAME = N.NAME
			WHEN MATCHED THEN UPDATE SET ATTRIBUTE_BYTES = N.BYTES
			WHEN NOT MATCHED THEN INSERT (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
			VALUES (N.PRIMARY_ID, N.NAME, N.BYTES)
			""";

	private static final Map<DatabaseDriver, String> ADD_ATTRIBUTE = Map.of(DatabaseDriver.POSTGRESQL, POSTGRESQL,
			DatabaseDriver.H2, H2);

	/*
	 * Spring Session's own spares sessions that never time out, so that even a logout
	 * does not end them.
	 */
	private static final String DELETE_SESSION = """
			DELETE FROM %TABLE_NAME%
			WHERE SESSION_ID = ?
			""";

	private SessionQueries() {
	}

	static void mend(JdbcIndexedSessionRepository repository, DatabaseDriver driver) {
		@Nullable String addAttribute = ADD_ATTRIBUTE.get(driver);
		if (addAttribute != null) {
			repository.setCreateSessionAttributeQuery(addAttribute);
		}
		repository.setDeleteSessionQuery(DELETE_SESSION);
	}

}
