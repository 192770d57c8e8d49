package com.klexhealth.sample.api.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * Makes a change once, however often its request is sent with the same
 * {@code Idempotency-Key}: the first time it is made, and what came of it is kept; from
 * then on it is what is answered. Key, change and result are one transaction, so none of
 * them is ever there without the others, and a change that failed may be tried again.
 * <p>
 * Who is given what came of a change has to be allowed to see it at that time: look
 * before you call this.
 */
@Component
public class Idempotency {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Duration timeToLive;

	Idempotency(JdbcClient jdbc, Clock clock, IdempotencyProperties properties) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.timeToLive = properties.timeToLive();
	}

	/**
	 * Make a change within the transaction under way, or find out what came of it.
	 * @param <T> what comes of the change
	 * @param key what the caller named the request
	 * @param request the request body as it was understood: the order of its properties
	 * and its white space make no other request of it
	 * @param type what comes of the change, in a form that JSON can hold all of
	 * @param change the change
	 * @return what came of the change
	 * @throws ProblemException if the key belongs to another request, or to one that is
	 * still being answered
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T once(IdempotencyKey key, Object request, Class<T> type, Supplier<T> change) {
		return once(key, request, type, change, (result) -> {
		});
	}

	/**
	 * Make a change within the transaction under way, or find out what came of it, and
	 * tell the two apart.
	 * @param <T> what comes of the change
	 * @param key what the caller named the request
	 * @param request the request body as it was understood
	 * @param type what comes of the change, in a form that JSON can hold all of
	 * @param change the change
	 * @param repeated what to do, in place of the change, if it was made before. It may
	 * throw what is to be answered instead.
	 * @return what came of the change
	 * @throws ProblemException if the key belongs to another request, or to one that is
	 * still being answered
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T once(IdempotencyKey key, Object request, Class<T> type, Supplier<T> change, Consumer<T> repeated) {
		if (key.name() == null) {
			return change.get();
		}
		String fingerprint = fingerprint(key, request);
		if (!begin(key, fingerprint)) {
			T before = JSON.readValue(find(key, fingerprint), type);
			repeated.accept(before);
			return before;
		}
		T result = change.get();
		this.jdbc.sql("update idempotency_key set result = :result where subject = :subject and name = :name")
			.param("result", JSON.writeValueAsString(result))
			.param("subject", key.subject())
			.param("name", key.name())
			.update();
		return result;
	}

	/*
	 * The insertion waits for the transaction of another request with the same key, if
	 * there is one: it then finds the key taken, or free again if that one failed. How
	 * long it waits is the database's to say (lock_timeout).
	 */
	private boolean begin(IdempotencyKey key, String fingerprint) {
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		try {
			this.jdbc.sql("""
					delete from idempotency_key where subject = :subject and name = :name and created_at <= :old
					""")
				.param("subject", key.subject())
				.param("name", key.name())
				.param("old", now.minus(this.timeToLive))
				.update();
			return this.jdbc.sql("""
					insert into idempotency_key (subject, name, fingerprint, created_at)
					values (:subject, :name, :fingerprint, :now) on conflict do nothing
					""")
				.param("subject", key.subject())
				.param("name", key.name())
				.param("fingerprint", fingerprint)
				.param("now", now)
				.update() > 0;
		}
		catch (DataAccessException ex) {
			throw isLockTimeout(ex) ? inProgress() : ex;
		}
	}

	/*
	 * Spring does not know the one of PostgreSQL.
	 */
	private static boolean isLockTimeout(DataAccessException ex) {
		return ex instanceof TransientDataAccessException
				|| (ex.getRootCause() instanceof SQLException cause && "55P03".equals(cause.getSQLState()));
	}

	private String find(IdempotencyKey key, String fingerprint) {
		Kept kept = this.jdbc
			.sql("select fingerprint, result from idempotency_key where subject = :subject and name = :name")
			.param("subject", key.subject())
			.param("name", key.name())
			.query(Kept.class)
			.optional()
			.orElseThrow(Idempotency::inProgress);
		if (!kept.fingerprint().equals(fingerprint)) {
			throw new ProblemException(ProblemType.KEY_OF_ANOTHER_REQUEST,
					"You sent another request with this Idempotency-Key: a new request needs a new key.");
		}
		return kept.result();
	}

	private static ProblemException inProgress() {
		return new ProblemException(ProblemType.REQUEST_IN_PROGRESS,
				"Your first request with this Idempotency-Key is still being answered: send it again later.",
				Duration.ofSeconds(1));
	}

	private static String fingerprint(IdempotencyKey key, Object request) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update((key.operation() + "\n").getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(request)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private record Kept(String fingerprint, String result) {

	}

}
