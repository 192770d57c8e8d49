package com.klexhealth.boot.resourceserver;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Turns the roles in a token into {@code ROLE_} authorities. What has another type than a
 * role should have gives no authority.
 */
public final class RolesClaimsConverter implements Converter<ClaimAccessor, Collection<GrantedAuthority>> {

	private final List<List<String>> paths;

	/**
	 * Creates the converter.
	 * @param rolesClaims claims that hold roles, as paths with dots
	 */
	public RolesClaimsConverter(List<String> rolesClaims) {
		this.paths = rolesClaims.stream().map((path) -> Arrays.asList(path.split("\\."))).toList();
	}

	@Override
	public Collection<GrantedAuthority> convert(ClaimAccessor token) {
		return this.paths.stream()
			.flatMap((path) -> roles(resolve(token.getClaims(), path)))
			.distinct()
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
	}

	private static @Nullable Object resolve(Map<String, Object> claims, List<String> path) {
		Object value = claims;
		for (String name : path) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

	private static Stream<String> roles(@Nullable Object value) {
		Collection<?> values = (value instanceof Collection<?> collection) ? collection
				: (value != null) ? List.of(value) : List.of();
		return values.stream()
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.filter((role) -> !role.isBlank());
	}

}
