-- What the KlexHealth starter needs beside Spring Session's tables, which have to be there.
-- One statement with a lock: IF NOT EXISTS alone fails where two replicas start at once.
DO '
BEGIN
	PERFORM pg_advisory_xact_lock(5317706212318);
	CREATE TABLE IF NOT EXISTS KLEXHEALTH_LEASE (
		NAME VARCHAR(100) NOT NULL,
		HOLDER VARCHAR(36) NOT NULL,
		EXPIRES_AT BIGINT NOT NULL,
		CONSTRAINT KLEXHEALTH_LEASE_PK PRIMARY KEY (NAME)
	);
	CREATE INDEX IF NOT EXISTS KLEXHEALTH_LOGIN_IX ON SPRING_SESSION_ATTRIBUTES (ATTRIBUTE_NAME);
END';
