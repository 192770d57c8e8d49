package com.klexhealth.boot.openapi;

import java.io.IOException;
import java.util.Map;

import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.keys.IssuerMetadata;

/**
 * The one way in, the authorization code grant, at the addresses that the issuer
 * publishes. They are looked up each time that the document is written: springdoc keeps
 * the document for good, and must not keep that the issuer was down.
 */
final class KlexHealthScheme extends SecurityScheme {

	/**
	 * The name of the scheme.
	 */
	static final String NAME = "KlexHealth";

	private static final String DESCRIPTION = "Log in at KlexHealth by the authorization code grant with PKCE. There is no other way in.";

	private static final String DESCRIPTION_OF_OUTAGE = DESCRIPTION
			+ " Where to log in is missing here: KlexHealth could not be reached. Ask for this document again soon.";

	private final IssuerMetadata metadata;

	private final Scopes scopes;

	KlexHealthScheme(IssuerMetadata metadata, Scopes scopes) {
		this.metadata = metadata;
		this.scopes = scopes;
		setType(Type.OAUTH2);
	}

	@Override
	public String getDescription() {
		return (flow() != null) ? DESCRIPTION : DESCRIPTION_OF_OUTAGE;
	}

	@Override
	public OAuthFlows getFlows() {
		return new OAuthFlows().authorizationCode(flow());
	}

	private @Nullable OAuthFlow flow() {
		try {
			Map<String, Object> claims = this.metadata.get();
			return (claims.get("authorization_endpoint") instanceof String authorization
					&& claims.get("token_endpoint") instanceof String token)
							? new OAuthFlow().authorizationUrl(authorization).tokenUrl(token).scopes(this.scopes)
							: null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	// what it is does not change with what the issuer says
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
