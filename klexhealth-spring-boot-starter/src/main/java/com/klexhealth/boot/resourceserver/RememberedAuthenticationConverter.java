package com.klexhealth.boot.resourceserver;

import java.util.Collection;
import java.util.Objects;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import com.klexhealth.boot.jwt.VerifiedJwt;

/**
 * Turns an access token into who calls. A token that is remembered is converted once; of
 * what that came to each request gets an authentication of its own, as one can be
 * changed.
 */
public final class RememberedAuthenticationConverter implements Converter<Jwt, AbstractAuthenticationToken> {

	private final JwtAuthenticationConverter converter;

	/**
	 * Creates the converter.
	 * @param converter converts a token the first time
	 */
	public RememberedAuthenticationConverter(JwtAuthenticationConverter converter) {
		this.converter = converter;
	}

	@Override
	public AbstractAuthenticationToken convert(Jwt token) {
		if (!(token instanceof VerifiedJwt verified)) {
			return this.converter.convert(token);
		}
		return new JwtAuthenticationToken(verified, verified, verified.getAuthorities(this::authorities));
	}

	private Collection<GrantedAuthority> authorities(Jwt token) {
		return Objects.requireNonNull(this.converter.convert(token)).getAuthorities();
	}

}
