package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Refuses a token that is bound to a key unless the caller proves that the key is theirs;
 * whoever stole it would pass otherwise (RFC 7800, section 3). The proof by a client
 * certificate is left to Spring Security (RFC 8705, section 3); a token that takes any
 * other proof is not one to present as a bearer token (RFC 9449, section 7.2).
 */
public final class KeyBindingValidator implements OAuth2TokenValidator<Jwt> {

	private static final String CONFIRMATION = "cnf";

	private static final String CERTIFICATE = "x5t#S256";

	private static final Pattern SHA_256 = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final OAuth2TokenValidator<Jwt> certificate;

	/**
	 * Creates the rule.
	 * @param clockSkew tolerance for times
	 * @param clock tells the time
	 */
	public KeyBindingValidator(Duration clockSkew, Clock clock) {
		this.certificate = certificateValidator(clockSkew, clock);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (!token.hasClaim(CONFIRMATION)) {
			return OAuth2TokenValidatorResult.success();
		}
		boolean proven = isBoundToCertificate(token) && !this.certificate.validate(token).hasErrors();
		return (proven) ? OAuth2TokenValidatorResult.success() : TokenRefusal.UNPROVEN_KEY_BINDING.toResult();
	}

	private static boolean isBoundToCertificate(Jwt token) {
		return token.getClaims().get(CONFIRMATION) instanceof Map<?, ?> confirmation && confirmation.size() == 1
				&& confirmation.get(CERTIFICATE) instanceof String thumbprint && SHA_256.matcher(thumbprint).matches();
	}

	/*
	 * Spring Security's validator of thumbprints is not public; it comes with these two.
	 */
	private static OAuth2TokenValidator<Jwt> certificateValidator(Duration clockSkew, Clock clock) {
		JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
		type.setAllowEmpty(true);
		JwtTimestampValidator timestamps = new JwtTimestampValidator(clockSkew);
		timestamps.setClock(clock);
		return JwtValidators.createDefaultWithValidators(List.of(type, timestamps));
	}

}
