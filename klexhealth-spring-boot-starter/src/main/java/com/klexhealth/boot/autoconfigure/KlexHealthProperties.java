package com.klexhealth.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an application says of itself and of KlexHealth.
 *
 * @param issuerUri The issuer of tokens and of the login.
 * @param client The client that people log in with, as generated on KlexHealth's Clients
 * page.
 * @param resourceServer Which access tokens pass.
 * @param keys How the keys that tokens are signed with are fetched.
 * @param publicPaths Paths open to all, in APIs and in webapps.
 * @param actuatorAuthority Authority that opens the exposed actuator endpoints other than
 * health; without one they are closed.
 * @param webOrigins Origins that browsers may call the API from (CORS).
 * @param allowLoopbackHttp Whether http is let through for localhost, 127.0.0.0/8 and
 * [::1], for development.
 * @param openapi What the OpenAPI document and Swagger UI say, where springdoc is there.
 */
@ConfigurationProperties("klexhealth")
public record KlexHealthProperties(@DefaultValue(KlexHealthProperties.DEFAULT_ISSUER_URI) String issuerUri,
		@DefaultValue Client client, @DefaultValue ResourceServer resourceServer, @DefaultValue Keys keys,
		@DefaultValue List<String> publicPaths, @Nullable String actuatorAuthority,
		@DefaultValue List<String> webOrigins, @DefaultValue("false") boolean allowLoopbackHttp,
		@DefaultValue OpenApi openapi) {

	/**
	 * The issuer unless another is configured.
	 */
	public static final String DEFAULT_ISSUER_URI = "https://klexhealth.com";

	/**
	 * Tells whether people log in to this application.
	 * @return whether a client id is configured
	 */
	public boolean isLoginEnabled() {
		return this.client.clientId() != null && !this.client.clientId().isBlank();
	}

	/**
	 * Tells whether the OpenAPI document and Swagger UI can be read.
	 * @return as configured, or else whether this is a development machine
	 */
	public boolean isOpenApiEnabled() {
		return (this.openapi.enabled() != null) ? this.openapi.enabled() : this.allowLoopbackHttp;
	}

	/**
	 * The client that people log in with.
	 *
	 * @param clientId The ClientId that KlexHealth's Clients page generated; it switches
	 * the login on.
	 * @param clientSecret The ClientSecret that KlexHealth's Clients page generated.
	 * @param redirectUrl The RedirectUrl as registered on KlexHealth's Clients page.
	 * @param trustedHosts Hosts that this application is known by, such as
	 * practice.example; where the RedirectUrl begins with {baseUrl}, people log in at
	 * these and at localhost only.
	 * @param scopes Scopes to ask for; openid is always among them.
	 * @param timeout Longest time that a call of the token or user-info endpoint may take
	 * as a whole.
	 * @param refreshAhead How long before its end an access token is refreshed.
	 * @param backChannelLogout Whether KlexHealth can end sessions here, at
	 * /logout/connect/back-channel/klexhealth.
	 * @param contentSecurityPolicy Content-Security-Policy of pages that set none; empty
	 * for none, and by default one for pages without scripts and styles of others.
	 */
	// @formatter:off
	public record Client(@Nullable String clientId, @Nullable String clientSecret,
			@DefaultValue("{baseUrl}/login/oauth2/code/klexhealth") String redirectUrl,
			@DefaultValue Set<String> trustedHosts,
			@DefaultValue({ "openid", "profile" }) Set<String> scopes, @DefaultValue("5s") Duration timeout,
			@DefaultValue("60s") Duration refreshAhead, @DefaultValue("true") boolean backChannelLogout,
			@Nullable String contentSecurityPolicy) {
	// @formatter:on

		@Override
		public String toString() {
			return "Client[clientId=" + this.clientId + ", redirectUrl=" + this.redirectUrl + ", scopes=" + this.scopes
					+ "]";
		}

	}

	/**
	 * Which access tokens pass.
	 *
	 * @param audiences Who tokens must be meant for; setting it switches token validation
	 * on.
	 * @param paths Paths under token validation; all paths, or /api/** when the login is
	 * on too.
	 * @param algorithms Signature algorithms accepted.
	 * @param clockSkew Tolerance for exp, nbf and iat.
	 * @param maximumLifetime Longest time between iat and exp.
	 * @param requireAtJwt Whether only tokens pass that declare themselves access tokens
	 * as in RFC 9068.
	 * @param allowedClients Ids of the clients whose tokens pass; any if empty.
	 * @param rolesClaims Paths of the claims whose values become ROLE_ authorities.
	 * @param resourceUri Address of this API as its callers know it (RFC 9728); the first
	 * audience that is a URL if it is not set.
	 * @param verifiedTokenCache How verified tokens are remembered.
	 */
	// @formatter:off
	public record ResourceServer(@DefaultValue Set<String> audiences, @DefaultValue List<String> paths,
			@DefaultValue({ "RS256", "PS256", "ES256" }) Set<String> algorithms,
			@DefaultValue("60s") Duration clockSkew, @DefaultValue("24h") Duration maximumLifetime,
			@DefaultValue("false") boolean requireAtJwt, @DefaultValue Set<String> allowedClients,
			@DefaultValue("realm_access.roles") List<String> rolesClaims, @Nullable String resourceUri,
			@DefaultValue VerifiedTokenCache verifiedTokenCache) {
	// @formatter:on

	}

	/**
	 * How tokens are remembered that were verified once.
	 *
	 * @param enabled Whether verified tokens are remembered, so that they need not be
	 * verified again for each request.
	 * @param maximumSize How many verified tokens are remembered; one of more than 2048
	 * characters counts once for each 2048.
	 * @param timeToLive How long a verified token is remembered at most.
	 */
	public record VerifiedTokenCache(@DefaultValue("true") boolean enabled, @DefaultValue("12000") long maximumSize,
			@DefaultValue("5m") Duration timeToLive) {

	}

	/**
	 * How the keys that tokens are signed with are fetched.
	 *
	 * @param timeout Longest time that a whole fetch may take.
	 * @param maximumSize Largest answer that is read.
	 * @param timeToLive How long fetched keys are used before they are fetched again.
	 * @param refreshAhead Whether keys are fetched again in the background before their
	 * time to live ends.
	 * @param outageTolerance How long keys are used beyond their time to live while the
	 * issuer cannot be reached.
	 * @param minimumRefetchInterval Shortest time between two fetches caused by unknown
	 * key ids, or after a failure.
	 */
	public record Keys(@DefaultValue("3s") Duration timeout, @DefaultValue("512KB") DataSize maximumSize,
			@DefaultValue("5m") Duration timeToLive, @DefaultValue("true") boolean refreshAhead,
			@DefaultValue("4h") Duration outageTolerance, @DefaultValue("10s") Duration minimumRefetchInterval) {

	}

	/**
	 * What the OpenAPI document and Swagger UI say, where springdoc is there.
	 *
	 * @param enabled Whether all may read the OpenAPI document and Swagger UI; by default
	 * only where klexhealth.allow-loopback-http is on.
	 * @param clientId The ClientId that Swagger UI logs people in with, of a public
	 * client, which has no ClientSecret.
	 * @param scopes What each scope allows, in a few words, by the name of the scope.
	 */
	public record OpenApi(@Nullable Boolean enabled, @Nullable String clientId,
			@DefaultValue Map<String, String> scopes) {

	}

}
