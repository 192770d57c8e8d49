package com.klexhealth.boot.session;

import java.time.Duration;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import com.klexhealth.boot.testsupport.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JdbcLeases} on PostgreSQL.
 */
class JdbcLeasesTests extends LeasesContract {

	private static final DataSource database = TestPostgres.sessionDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(database);

	private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));

	private final JdbcLeases leases = replica();

	@BeforeEach
	void beginEmpty() {
		this.jdbc.update("DELETE FROM KLEXHEALTH_LEASE");
	}

	private JdbcLeases replica() {
		TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(database));
		own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return new JdbcLeases(new JdbcTemplate(database), own, this.clock);
	}

	@Override
	Leases leases() {
		return this.leases;
	}

	@Test
	void aLeaseOfOneReplicaIsTakenForAnother() {
		JdbcLeases other = replica();
		assertThat(this.leases.take("a", "one", Duration.ofMinutes(1))).isTrue();
		assertThat(other.take("a", "two", Duration.ofMinutes(1))).isFalse();
		assertThat(other.holder("a")).isEqualTo("one");
	}

	@Test
	void aLeaseCountsForOthersWhileTheCallerIsInATransactionAndOutlivesIt() {
		this.transactions.executeWithoutResult((status) -> {
			assertThat(this.leases.take("a", "one", Duration.ofMinutes(1))).isTrue();
			assertThat(replica().take("a", "two", Duration.ofMinutes(1))).isFalse();
			status.setRollbackOnly();
		});
		assertThat(this.leases.holder("a")).isEqualTo("one");
	}

	@Test
	void aLeaseThatIsNotFreeDoesNotEndTheTransactionOfTheCaller() {
		this.leases.take("a", "one", Duration.ofMinutes(1));
		this.transactions.executeWithoutResult((status) -> {
			this.jdbc.update("INSERT INTO KLEXHEALTH_LEASE VALUES ('callers', 'caller', 1)");
			assertThat(this.leases.take("a", "two", Duration.ofMinutes(1))).isFalse();
		});
		assertThat(this.jdbc.queryForList("SELECT HOLDER FROM KLEXHEALTH_LEASE WHERE NAME = 'callers'", String.class))
			.containsExactly("caller");
	}

	@Test
	void leasesThatAreOverArePurgedOnceAMinute() {
		this.leases.take("a", "one", Duration.ofSeconds(1));
		this.clock.advance(Duration.ofSeconds(59));
		this.leases.take("b", "one", Duration.ofSeconds(1));
		assertThat(count()).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(1));
		this.leases.take("c", "one", Duration.ofSeconds(1));
		assertThat(count()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(59));
		this.leases.take("d", "one", Duration.ofSeconds(1));
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void withoutItsTableALeaseIsNeitherFreeNorTaken() {
		DataSource empty = TestPostgres.emptyDatabase();
		JdbcLeases broken = new JdbcLeases(new JdbcTemplate(empty),
				new TransactionTemplate(new JdbcTransactionManager(empty)), this.clock);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> broken.take("a", "one", Duration.ofMinutes(1)));
	}

	private int count() {
		return this.jdbc.queryForList("SELECT NAME FROM KLEXHEALTH_LEASE").size();
	}

}
