package com.klexhealth.sandbox.authorization;

import java.util.List;
import java.util.Map;

import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;

import com.klexhealth.sandbox.client.Scope;

/**
 * Publishes what works, and nothing else (RFC 8414, OpenID Connect Discovery 1.0).
 */
final class ServerMetadata {

	private static final List<String> GRANT_TYPES = List.of(AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
			AuthorizationGrantType.REFRESH_TOKEN.getValue());

	private static final List<String> WITH_SECRET = List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue(),
			ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue());

	private static final List<String> WITH_SECRET_OR_NONE = List.of(WITH_SECRET.get(0), WITH_SECRET.get(1),
			ClientAuthenticationMethod.NONE.getValue());

	private ServerMetadata() {
	}

	static void customize(OAuth2AuthorizationServerMetadata.Builder metadata) {
		metadata.claims(ServerMetadata::customize);
	}

	static void customize(OidcProviderConfiguration.Builder metadata) {
		metadata.claims(ServerMetadata::customize);
		metadata.claim("claims_supported",
				List.of("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "sid", "azp", "name", "given_name",
						"family_name", "preferred_username", "email", "email_verified", "realm_access"));
		metadata.claim("request_parameter_supported", false);
		metadata.claim("request_uri_parameter_supported", false);
	}

	private static void customize(Map<String, Object> claims) {
		claims.put(OAuth2AuthorizationServerMetadataClaimNames.GRANT_TYPES_SUPPORTED, GRANT_TYPES);
		claims.put(OAuth2AuthorizationServerMetadataClaimNames.SCOPES_SUPPORTED, Scope.all());
		claims.put(OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED,
				WITH_SECRET_OR_NONE);
		claims.put(OAuth2AuthorizationServerMetadataClaimNames.REVOCATION_ENDPOINT_AUTH_METHODS_SUPPORTED, WITH_SECRET);
		claims.put(OAuth2AuthorizationServerMetadataClaimNames.INTROSPECTION_ENDPOINT_AUTH_METHODS_SUPPORTED,
				WITH_SECRET);
		claims.put("response_modes_supported", List.of("query"));
		claims.put("authorization_response_iss_parameter_supported", true);
		claims.remove(OAuth2AuthorizationServerMetadataClaimNames.TLS_CLIENT_CERTIFICATE_BOUND_ACCESS_TOKENS);
		claims.remove(OAuth2AuthorizationServerMetadataClaimNames.DPOP_SIGNING_ALG_VALUES_SUPPORTED);
	}

}
