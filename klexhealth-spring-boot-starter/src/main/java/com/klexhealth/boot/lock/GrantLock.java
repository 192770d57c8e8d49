package com.klexhealth.boot.lock;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * Refuses client registrations for KlexHealth with any grant but
 * {@code authorization_code}, the only one that KlexHealth gives (RFC 9700, sections 2.1
 * and 2.4). Registrations for other providers are left alone.
 */
public final class GrantLock {

	private final String issuer;

	/**
	 * Creates the lock.
	 * @param issuer KlexHealth's issuer
	 */
	public GrantLock(String issuer) {
		this.issuer = withoutTrailingSlash(issuer);
	}

	/**
	 * Looks at a registration.
	 * @param registration the registration
	 * @param source the bean that it came from
	 * @return what is wrong
	 */
	public List<Violation> check(ClientRegistration registration, String source) {
		ClientRegistration.ProviderDetails provider = registration.getProviderDetails();
		return check(registration.getRegistrationId(), provider.getIssuerUri(), provider.getTokenUri(),
				registration.getAuthorizationGrantType().getValue(), source);
	}

	/**
	 * Looks at a registration as it is configured.
	 * @param registrationId its id
	 * @param issuerUri its provider's issuer, if known
	 * @param tokenUri its provider's token endpoint, if known
	 * @param grant its grant, {@code null} for the default
	 * @param source the property that it came from
	 * @return what is wrong
	 */
	public List<Violation> check(String registrationId, @Nullable String issuerUri, @Nullable String tokenUri,
			@Nullable String grant, String source) {
		if (!isKlexHealth(issuerUri, tokenUri) || grant == null
				|| AuthorizationGrantType.AUTHORIZATION_CODE.getValue().equals(grant)) {
			return List.of();
		}
		return List.of(new Violation(
				"The client registration \"%s\" asks KlexHealth for the grant \"%s\".".formatted(registrationId, grant),
				source, "KlexHealth gives the authorization code grant and no other.",
				"Remove the registration \"%s\": klexhealth.client.client-id and klexhealth.client.client-secret are all that a login takes"
					.formatted(registrationId)));
	}

	/**
	 * Tells whether a registration is one for KlexHealth.
	 * @param registration the registration
	 * @return whether its issuer, or where that isn't known its token endpoint, is
	 * KlexHealth's
	 */
	public boolean isKlexHealth(ClientRegistration registration) {
		ClientRegistration.ProviderDetails provider = registration.getProviderDetails();
		return isKlexHealth(provider.getIssuerUri(), provider.getTokenUri());
	}

	private boolean isKlexHealth(@Nullable String issuerUri, @Nullable String tokenUri) {
		if (issuerUri != null) {
			return Objects.equals(this.issuer, withoutTrailingSlash(issuerUri));
		}
		return tokenUri != null && tokenUri.startsWith(this.issuer + "/");
	}

	private static String withoutTrailingSlash(String url) {
		return (url.endsWith("/")) ? url.substring(0, url.length() - 1) : url;
	}

}
