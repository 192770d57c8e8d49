package com.klexhealth.boot.resourceserver;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/**
 * Turns the scopes in a token into {@code SCOPE_} authorities (RFC 9068, section 2.2.3).
 * What has another type than a scope should have gives no authority, where Spring
 * Security alone would fail.
 */
public final class ScopesConverter implements Converter<Jwt, Collection<GrantedAuthority>> {

	private static final String NO_SCOPE = "SCOPE_";

	private final JwtGrantedAuthoritiesConverter delegate = new JwtGrantedAuthoritiesConverter();

	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		return (isReadable(token.getClaim("scope")) && isReadable(token.getClaim("scp"))) ? scopes(token) : List.of();
	}

	/*
	 * A blank too many would make a scope without a name.
	 */
	private Collection<GrantedAuthority> scopes(Jwt token) {
		return this.delegate.convert(token)
			.stream()
			.filter((authority) -> !NO_SCOPE.equals(authority.getAuthority()))
			.toList();
	}

	private static boolean isReadable(@Nullable Object claim) {
		return !(claim instanceof Collection<?> values) || values.stream().allMatch(String.class::isInstance);
	}

}
