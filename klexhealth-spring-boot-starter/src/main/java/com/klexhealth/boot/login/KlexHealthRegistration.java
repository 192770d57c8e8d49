package com.klexhealth.boot.login;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

import com.klexhealth.boot.keys.IssuerMetadata;

/**
 * Describes the application to Spring Security as a client of KlexHealth.
 *
 * @param clientId the ClientId
 * @param clientSecret the ClientSecret
 * @param redirectUrl the RedirectUrl
 * @param scopes scopes to ask for
 */
public record KlexHealthRegistration(String clientId, String clientSecret, RedirectUrl redirectUrl,
		Set<String> scopes) {

	/**
	 * The registration id of KlexHealth.
	 */
	public static final String REGISTRATION_ID = "klexhealth";

	/**
	 * Creates the registration from what the issuer publishes of itself.
	 * @param metadata the issuer's discovery document
	 * @return a registration for the authorization code grant with PKCE (RFC 7636)
	 * @throws IssuerUnavailableException if the discovery document cannot be had
	 */
	public ClientRegistration toClientRegistration(IssuerMetadata metadata) {
		Map<String, Object> claims = claims(metadata);
		try {
			return toClientRegistration(ClientRegistrations.fromOidcConfiguration(claims));
		}
		catch (RuntimeException ex) {
			throw new IssuerUnavailableException(metadata.reject("It is incomplete: " + ex.getMessage(), ex));
		}
	}

	private ClientRegistration toClientRegistration(ClientRegistration.Builder endpoints) {
		return endpoints.registrationId(REGISTRATION_ID)
			.clientName("KlexHealth")
			.clientId(this.clientId)
			.clientSecret(this.clientSecret)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri(this.redirectUrl.template())
			.scope(scopesWithOpenId())
			.userNameAttributeName(IdTokenClaimNames.SUB)
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

	private static Map<String, Object> claims(IssuerMetadata metadata) {
		try {
			return metadata.get();
		}
		catch (IOException ex) {
			throw new IssuerUnavailableException(ex);
		}
	}

	/*
	 * Without it there would be no ID token, and so no nonce that ties the answer to the
	 * person who asked.
	 */
	private Set<String> scopesWithOpenId() {
		Set<String> all = new LinkedHashSet<>();
		all.add(OidcScopes.OPENID);
		all.addAll(this.scopes);
		return all;
	}

	@Override
	public String toString() {
		return "KlexHealthRegistration[clientId=" + this.clientId + "]";
	}

}
