package com.klexhealth.sandbox.authorization;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.account.Account;
import com.klexhealth.sandbox.account.Accounts;
import com.klexhealth.sandbox.client.Scope;

/**
 * Gives tokens the shape that an API and a webapp may rely on: access tokens by RFC 9068,
 * with roles where Keycloak has them.
 */
@Component
final class KlexHealthTokenCustomizer implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private final Accounts accounts;

	private final List<String> audiences;

	private final Duration timeToLive;

	KlexHealthTokenCustomizer(Accounts accounts, SandboxProperties properties) {
		this.accounts = accounts;
		this.audiences = properties.getAudiences();
		this.timeToLive = properties.getAccessTokenTimeToLive();
	}

	@Override
	public void customize(JwtEncodingContext context) {
		Authentication principal = context.getPrincipal();
		Assert.state(principal != null, "every grant is an account's");
		Account account = account(principal);
		if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
			accessToken(context, account, principal);
		}
		else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
			idToken(context, account);
		}
	}

	private void accessToken(JwtEncodingContext context, Account account, Authentication principal) {
		context.getJwsHeader().type("at+jwt");
		String clientId = context.getRegisteredClient().getClientId();
		JwtClaimsSet.Builder claims = context.getClaims();
		Instant issuedAt = claims.build().getIssuedAt();
		Assert.state(issuedAt != null, "every token has an iat");
		claims.audience(new ArrayList<>(this.audiences))
			.expiresAt(issuedAt.plus(this.timeToLive))
			.claim("client_id", clientId)
			.claim(IdTokenClaimNames.AZP, clientId)
			.claim(IdTokenClaimNames.AUTH_TIME, authenticatedAt(principal))
			.claim("scope", scope(context.getAuthorizedScopes()))
			.claim("realm_access", realmAccess(account));
	}

	private void idToken(JwtEncodingContext context, Account account) {
		JwtClaimsSet.Builder claims = context.getClaims();
		Set<String> scopes = context.getAuthorizedScopes();
		claims.claim("realm_access", realmAccess(account));
		if (scopes.contains(Scope.PROFILE.value())) {
			claims.claim(StandardClaimNames.NAME, account.name())
				.claim(StandardClaimNames.GIVEN_NAME, account.givenName())
				.claim(StandardClaimNames.FAMILY_NAME, account.familyName())
				.claim(StandardClaimNames.PREFERRED_USERNAME, account.userName());
		}
		if (scopes.contains(Scope.EMAIL.value())) {
			claims.claim(StandardClaimNames.EMAIL, account.email()).claim(StandardClaimNames.EMAIL_VERIFIED, false);
		}
	}

	private Account account(Authentication principal) {
		return this.accounts.findById(UUID.fromString(principal.getName()))
			.orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
	}

	// Only collections that Spring Security's table of authorizations can read back.
	private static Map<String, Object> realmAccess(Account account) {
		Map<String, Object> realmAccess = new LinkedHashMap<>();
		realmAccess.put("roles", new ArrayList<>(List.of(account.role().claim())));
		return realmAccess;
	}

	private static String scope(Set<String> scopes) {
		return String.join(" ", new TreeSet<>(scopes));
	}

	private static Date authenticatedAt(Authentication principal) {
		return principal.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map((authority) -> ((FactorGrantedAuthority) authority).getIssuedAt())
			.max(Comparator.naturalOrder())
			.map(Date::from)
			.orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR));
	}

}
