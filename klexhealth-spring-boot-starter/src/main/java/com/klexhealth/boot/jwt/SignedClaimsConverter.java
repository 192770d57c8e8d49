package com.klexhealth.boot.jwt;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;

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

	@Override
	public Map<String, Object> convert(Map<String, Object> claims) {
		Map<String, Object> converted = new HashMap<>(claims);
		converted.computeIfPresent(JwtClaimNames.IAT, (name, value) -> ((Date) value).toInstant());
		converted.computeIfPresent(JwtClaimNames.NBF, (name, value) -> ((Date) value).toInstant());
		converted.computeIfPresent(JwtClaimNames.EXP, (name, value) -> ((Date) value).toInstant());
		return converted;
	}

}
