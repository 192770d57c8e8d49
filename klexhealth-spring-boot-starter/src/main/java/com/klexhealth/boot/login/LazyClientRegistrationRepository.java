package com.klexhealth.boot.login;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import com.klexhealth.boot.keys.IssuerMetadata;

/**
 * Knows KlexHealth, whose registration is made when it is first needed so that an
 * application starts while KlexHealth is down, and made again when KlexHealth says
 * something else of itself, and the other providers that the application calls.
 */
public final class LazyClientRegistrationRepository implements ClientRegistrationRepository {

	private final Supplier<KlexHealthRegistration> klexHealth;

	private final IssuerMetadata metadata;

	private final Map<String, ClientRegistration> others;

	private volatile @Nullable Made made;

	/**
	 * Creates the repository.
	 * @param klexHealth describes the application to KlexHealth
	 * @param metadata what KlexHealth says of itself
	 * @param others registrations of other providers by their id
	 */
	public LazyClientRegistrationRepository(Supplier<KlexHealthRegistration> klexHealth, IssuerMetadata metadata,
			Map<String, ClientRegistration> others) {
		this.klexHealth = klexHealth;
		this.metadata = metadata;
		this.others = Map.copyOf(others);
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
		return (KlexHealthRegistration.REGISTRATION_ID.equals(registrationId)) ? klexHealth()
				: this.others.get(registrationId);
	}

	private ClientRegistration klexHealth() {
		Made last = this.made;
		try {
			Map<String, Object> claims = this.metadata.get();
			if (last == null || !last.claims().equals(claims)) {
				last = new Made(claims, this.klexHealth.get().toClientRegistration(this.metadata));
				this.made = last;
			}
			return last.registration();
		}
		catch (IOException | IssuerUnavailableException ex) {
			if (last != null) {
				return last.registration();
			}
			throw (ex instanceof IssuerUnavailableException unavailable) ? unavailable
					: new IssuerUnavailableException(ex);
		}
	}

	/**
	 * A registration, and what it was made from.
	 */
	private record Made(Map<String, Object> claims, ClientRegistration registration) {

	}

}
