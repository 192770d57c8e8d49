package com.klexhealth.boot.resourceserver;

import java.util.Collection;
import java.util.List;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;

import com.klexhealth.boot.jwt.VerifiedJwt;

/**
 * Turns the scopes and roles of an access token into authorities.
 */
public final class AccessTokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

	private final Converter<Jwt, Collection<GrantedAuthority>> converter;

	/**
	 * Creates the converter.
	 * @param roles reads the roles
	 */
	public AccessTokenAuthorities(RolesClaimsConverter roles) {
		this.converter = new DelegatingJwtGrantedAuthoritiesConverter(new ScopesConverter(), roles::convert);
	}

	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		return this.converter.convert(token);
	}

	/**
	 * Finds who a token was issued for.
	 * @param token the token
	 * @return the subject
	 */
	public OAuth2AuthenticatedPrincipal principal(Jwt token) {
		return (token instanceof VerifiedJwt verified) ? verified
				: new DefaultOAuth2AuthenticatedPrincipal(token.getSubject(), token.getClaims(), List.of());
	}

}
