package com.klexhealth.boot.jwt;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/**
 * Takes the claims as they were signed, with times as instants. The
 * {@link MappedJwtClaimSetConverter} in its place would make up an {@code iat} one second
 * before {@code exp} where there is none, and write the scheme of an issuer in lower
 * case; the rules would then judge what nobody signed.
 */
public final class SignedClaimsConverter implements Converter<Map<String, Object>, Map<String, Object>> {

	private final UnaryOperator<String> names;

	/**
	 * Creates a converter that takes names as they come.
	 */
	public SignedClaimsConverter() {
		this(UnaryOperator.identity());
	}

	/**
	 * Creates a converter.
	 * @param names returns an equal name to use in place of one
	 */
	SignedClaimsConverter(UnaryOperator<String> names) {
		this.names = names;
	}

	@Override
	public Map<String, Object> convert(Map<String, Object> claims) {
		Map<String, Object> converted = new HashMap<>(2 * claims.size());
		claims.forEach((name, value) -> converted.put(this.names.apply(name), value));
		converted.computeIfPresent(JwtClaimNames.IAT, (name, value) -> ((Date) value).toInstant());
		converted.computeIfPresent(JwtClaimNames.NBF, (name, value) -> ((Date) value).toInstant());
		converted.computeIfPresent(JwtClaimNames.EXP, (name, value) -> ((Date) value).toInstant());
		return converted;
	}

}
