package com.klexhealth.sandbox.account;

import java.nio.charset.StandardCharsets;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody types to get an account.
 */
public class SignUpForm {

	private static final int BCRYPT_MAXIMUM_BYTES = 72;

	@NotBlank(message = "{sign-up.error.given-name}")
	@Size(max = 100, message = "{sign-up.error.given-name}")
	private String givenName = "";

	@NotBlank(message = "{sign-up.error.family-name}")
	@Size(max = 100, message = "{sign-up.error.family-name}")
	private String familyName = "";

	@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{2,29}", message = "{sign-up.error.user-name}")
	private String userName = "";

	@NotBlank(message = "{sign-up.error.email}")
	@Email(message = "{sign-up.error.email}")
	@Size(max = 254, message = "{sign-up.error.email}")
	private String email = "";

	@Size(min = 10, message = "{sign-up.error.password}")
	private String password = "";

	@NotNull(message = "{sign-up.error.role}")
	private @Nullable Role role;

	public String getGivenName() {
		return this.givenName;
	}

	public void setGivenName(String givenName) {
		this.givenName = givenName.strip();
	}

	public String getFamilyName() {
		return this.familyName;
	}

	public void setFamilyName(String familyName) {
		this.familyName = familyName.strip();
	}

	public String getUserName() {
		return this.userName;
	}

	public void setUserName(String userName) {
		this.userName = userName.strip();
	}

	public String getEmail() {
		return this.email;
	}

	public void setEmail(String email) {
		this.email = email.strip();
	}

	public String getPassword() {
		return this.password;
	}

	public void setPassword(String password) {
		this.password = password;
	}

	public @Nullable Role getRole() {
		return this.role;
	}

	public void setRole(@Nullable Role role) {
		this.role = role;
	}

	/**
	 * Returns whether bcrypt would hash all of the password.
	 * @return whether it is short enough
	 */
	@AssertTrue(message = "{sign-up.error.password-too-long}")
	public boolean isPasswordShortEnough() {
		return this.password.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_MAXIMUM_BYTES;
	}

}
