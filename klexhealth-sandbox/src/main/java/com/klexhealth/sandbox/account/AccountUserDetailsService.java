package com.klexhealth.sandbox.account;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/**
 * Finds who logs in. From then on they go by the id of their account, since that is what
 * tokens and consents are about: a user name is only what they typed.
 */
@Service
final class AccountUserDetailsService implements UserDetailsService {

	private final Accounts accounts;

	AccountUserDetailsService(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public UserDetails loadUserByUsername(String userName) {
		Account account = this.accounts.findByUserName(userName)
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(userName));
		return User.withUsername(account.id().toString())
			.password(account.password())
			.roles(account.role().claim())
			.build();
	}

}
