package com.klexhealth.sample.api.fhir;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

import com.klexhealth.sample.api.access.SmartAccess;

/**
 * What SMART App Launch 2.2 wants to know of a FHIR server ({@code
 * .well-known/smart-configuration}). Names nothing that is not there: no launch from
 * within another application, and no context but the user's own.
 */
@Schema(name = "SmartConfiguration")
record SmartConfiguration(
		@Schema(description = "Who makes the tokens",
				example = "https://klexhealth.com") @JsonProperty("issuer") String issuer,
		@Schema(description = "The keys that they are signed with",
				example = "https://klexhealth.com/keys") @JsonProperty("jwks_uri") String jwksUri,
		@Schema(description = "Where to send people to log in",
				example = "https://klexhealth.com/authorize") @JsonProperty("authorization_endpoint") String authorizationEndpoint,
		@Schema(description = "Where to redeem a code",
				example = "https://klexhealth.com/token") @JsonProperty("token_endpoint") String tokenEndpoint,
		@Schema(description = "How clients show who they are") @JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenEndpointAuthMethodsSupported,
		@Schema(description = "There is one") @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
		@Schema(description = "There is one") @JsonProperty("response_types_supported") List<String> responseTypesSupported,
		@Schema(description = "How PKCE is done") @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethodsSupported,
		@Schema(description = "What tokens can be for") @JsonProperty("scopes_supported") List<String> scopesSupported,
		@Schema(description = "What of SMART App Launch there is") @JsonProperty("capabilities") List<String> capabilities) {

	static SmartConfiguration of(IssuerEndpoints.Endpoints endpoints) {
		return new SmartConfiguration(endpoints.issuer(), endpoints.keys(), endpoints.authorize(), endpoints.token(),
				endpoints.clientAuthentication(), List.of("authorization_code"), List.of("code"), List.of("S256"),
				SmartAccess.SCOPES, capabilities(endpoints.clientAuthentication()));
	}

	private static List<String> capabilities(List<String> clientAuthentication) {
		List<String> capabilities = new ArrayList<>(
				List.of("permission-patient", "permission-user", "permission-v1", "permission-v2"));
		if (clientAuthentication.contains("none")) {
			capabilities.add("client-public");
		}
		if (clientAuthentication.contains("client_secret_basic")) {
			capabilities.add("client-confidential-symmetric");
		}
		if (clientAuthentication.contains("private_key_jwt")) {
			capabilities.add("client-confidential-asymmetric");
		}
		return capabilities;
	}

}
