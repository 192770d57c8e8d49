package com.klexhealth.boot.login;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

import com.klexhealth.boot.resourceserver.RolesClaimsConverter;

/**
 * Gives a person who logs in the roles that their ID token names, as an API gives them to
 * the same person's access token.
 */
public final class RolesMapper implements GrantedAuthoritiesMapper {

	private final RolesClaimsConverter roles;

	/**
	 * Creates the mapper.
	 * @param roles reads the roles from a token
	 */
	public RolesMapper(RolesClaimsConverter roles) {
		this.roles = roles;
	}

	@Override
	public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> authorities) {
		Set<GrantedAuthority> mapped = new LinkedHashSet<>(authorities);
		for (GrantedAuthority authority : authorities) {
			if (authority instanceof OidcUserAuthority user) {
				mapped.addAll(this.roles.convert(user.getIdToken()));
			}
		}
		return mapped;
	}

}
