package com.klexhealth.boot.login;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.util.function.SingletonSupplier;

/**
 * Knows KlexHealth, whose registration is made when it is first needed so that an
 * application starts while KlexHealth is down, and the other providers that the
 * application calls.
 */
public final class LazyClientRegistrationRepository implements ClientRegistrationRepository {

	private final Supplier<ClientRegistration> klexHealth;

	private final Map<String, ClientRegistration> others;

	/**
	 * Creates the repository.
	 * @param klexHealth makes KlexHealth's registration; asked again if it fails
	 * @param others registrations of other providers by their id
	 */
	public LazyClientRegistrationRepository(Supplier<ClientRegistration> klexHealth,
			Map<String, ClientRegistration> others) {
		this.klexHealth = SingletonSupplier.of(klexHealth);
		this.others = Map.copyOf(others);
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
		if (KlexHealthRegistration.REGISTRATION_ID.equals(registrationId)) {
			return this.klexHealth.get();
		}
		return this.others.get(registrationId);
	}

}
