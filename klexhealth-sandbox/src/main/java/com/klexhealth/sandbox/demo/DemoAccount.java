package com.klexhealth.sandbox.demo;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.klexhealth.sandbox.account.Account;
import com.klexhealth.sandbox.account.Role;

/**
 * An account that is there at start, so that nobody has to sign up for a first look.
 */
public enum DemoAccount {

	/** A practitioner. */
	WEBER("6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01", "weber", "Dr.", "Miriam", "Weber", Role.PRACTITIONER),

	/** A patient. */
	SCHNEIDER("0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11", "schneider", null, "Lukas", "Schneider", Role.PATIENT),

	/** Another patient, who is nobody else's business. */
	YILMAZ("b24d7c38-1e6a-4c93-9f0b-7a8e5d4c3b22", "yilmaz", null, "Elif", "Yılmaz", Role.PATIENT),

	/** An administrator. */
	KOCH("f3a6d1c8-9b27-4e50-8c14-2d7e6b5a9f03", "koch", null, "Karin", "Koch", Role.ADMINISTRATOR);

	/**
	 * The password of all of them.
	 */
	public static final String PASSWORD = "klexhealth-demo";

	private final UUID id;

	private final String userName;

	private final @Nullable String title;

	private final String givenName;

	private final String familyName;

	private final Role role;

	DemoAccount(String id, String userName, @Nullable String title, String givenName, String familyName, Role role) {
		this.id = UUID.fromString(id);
		this.userName = userName;
		this.title = title;
		this.givenName = givenName;
		this.familyName = familyName;
		this.role = role;
	}

	/**
	 * Returns the id of the account, which never changes.
	 * @return what tokens call {@code sub}
	 */
	public UUID id() {
		return this.id;
	}

	/**
	 * Returns the account.
	 * @param password the hash of the password
	 * @return the account
	 */
	public Account toAccount(String password) {
		return new Account(this.id, this.userName, this.title, this.givenName, this.familyName,
				this.userName + "@example.com", password, this.role);
	}

}
