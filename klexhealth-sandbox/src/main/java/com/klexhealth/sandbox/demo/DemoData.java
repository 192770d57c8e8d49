package com.klexhealth.sandbox.demo;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

import com.klexhealth.sandbox.DemoProperties;
import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.account.Accounts;
import com.klexhealth.sandbox.client.Clients;

/**
 * Adds the demo accounts and the clients of the samples where they are absent, before the
 * first request arrives.
 */
@Component
@ConditionalOnBooleanProperty(name = "klexhealth.sandbox.demo.enabled", matchIfMissing = true)
final class DemoData implements SmartInitializingSingleton {

	private final Accounts accounts;

	private final Clients clients;

	private final PasswordEncoder passwordEncoder;

	private final DemoProperties properties;

	DemoData(Accounts accounts, Clients clients, PasswordEncoder passwordEncoder, SandboxProperties properties) {
		this.accounts = accounts;
		this.clients = clients;
		this.passwordEncoder = passwordEncoder;
		this.properties = properties.getDemo();
	}

	@Override
	public void afterSingletonsInstantiated() {
		addAccounts();
		String webapp = this.properties.getWebappUrl();
		this.clients.createOrUpdateConfidential(DemoAccount.WEBER.id(), "klexhealth-sample-webapp",
				"klexhealth-sample-webapp-secret", "KlexHealth Sample Webapp",
				webapp + "/login/oauth2/code/klexhealth");
		String api = this.properties.getApiUrl();
		this.clients.createOrUpdatePublic(DemoAccount.WEBER.id(), "klexhealth-sample-api-swagger-ui",
				"KlexHealth Sample API (Swagger UI)", api + "/swagger-ui/oauth2-redirect.html", api);
	}

	private void addAccounts() {
		String password = this.passwordEncoder.encode(DemoAccount.PASSWORD);
		Assert.state(password != null, "a password encodes to something");
		for (DemoAccount account : DemoAccount.values()) {
			if (this.accounts.findById(account.id()).isEmpty()) {
				this.accounts.add(account.toAccount(password));
			}
		}
	}

}
