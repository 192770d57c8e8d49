package com.klexhealth.boot.jwt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * An access token that passed all checks, together with what it was converted to, so that
 * neither is done again for each request that brings it. It is the principal, too.
 */
@SuppressWarnings("serial")
public final class VerifiedJwt extends Jwt implements OAuth2AuthenticatedPrincipal {

	private static final Map<String, Object> NOTHING = Map.of("nothing", "");

	private final Map<String, Object> headers;

	private final Map<String, Object> claims;

	private final transient long keyGeneration;

	private final transient long expiry;

	private final String name;

	private transient volatile @Nullable Collection<GrantedAuthority> convertedAuthorities;

	VerifiedJwt(Jwt token, long keyGeneration) {
		// the maps of the token are read-only: no need for copies
		super(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), NOTHING, NOTHING);
		this.headers = token.getHeaders();
		this.claims = token.getClaims();
		this.keyGeneration = keyGeneration;
		this.expiry = (token.getExpiresAt() != null) ? token.getExpiresAt().toEpochMilli() : Long.MIN_VALUE;
		this.name = (token.getSubject() != null) ? token.getSubject() : "";
	}

	long getKeyGeneration() {
		return this.keyGeneration;
	}

	long getExpiry() {
		return this.expiry;
	}

	/**
	 * Returns what this token allows.
	 * @param converter finds that out, the first time
	 * @return the authorities
	 */
	public Collection<GrantedAuthority> getAuthorities(
			Function<Jwt, Collection<? extends GrantedAuthority>> converter) {
		Collection<GrantedAuthority> result = this.convertedAuthorities;
		if (result == null) {
			result = List.copyOf(converter.apply(this));
			this.convertedAuthorities = result;
		}
		return result;
	}

	@Override
	public Map<String, Object> getHeaders() {
		return this.headers;
	}

	@Override
	public Map<String, Object> getClaims() {
		return this.claims;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return getClaims();
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of();
	}

}
