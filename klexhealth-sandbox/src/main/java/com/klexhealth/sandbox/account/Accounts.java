package com.klexhealth.sandbox.account;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The accounts that there are.
 */
@Repository
public class Accounts {

	private final JdbcClient jdbc;

	Accounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds an account.
	 * @param account an account whose user name nobody has
	 */
	public void add(Account account) {
		this.jdbc.sql("""
				INSERT INTO account (id, user_name, title, given_name, family_name, email, password, role)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.param(account.id())
			.param(normalize(account.userName()))
			.param(account.title())
			.param(account.givenName())
			.param(account.familyName())
			.param(account.email())
			.param(account.password())
			.param(account.role().name())
			.update();
	}

	/**
	 * Finds an account.
	 * @param id what tokens call {@code sub}
	 * @return the account, if there is one
	 */
	public Optional<Account> findById(UUID id) {
		return this.jdbc.sql("SELECT * FROM account WHERE id = ?").param(id).query(Account.class).optional();
	}

	/**
	 * Finds an account by what somebody typed.
	 * @param userName the user name, in upper or lower case
	 * @return the account, if there is one
	 */
	public Optional<Account> findByUserName(String userName) {
		return this.jdbc.sql("SELECT * FROM account WHERE user_name = ?")
			.param(normalize(userName))
			.query(Account.class)
			.optional();
	}

	private static String normalize(String userName) {
		return userName.strip().toLowerCase(Locale.ROOT);
	}

}
