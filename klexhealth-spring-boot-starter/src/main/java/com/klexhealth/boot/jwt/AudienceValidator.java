package com.klexhealth.boot.jwt;

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Refuses a token that is not meant for this API (RFC 7519, section 4.1.3; RFC 8725,
 * section 3.9).
 */
public final class AudienceValidator implements OAuth2TokenValidator<Jwt> {

	private final Set<String> audiences;

	/**
	 * Creates the rule.
	 * @param audiences who tokens must be meant for; one of them is enough
	 */
	public AudienceValidator(Collection<String> audiences) {
		this.audiences = Set.copyOf(audiences);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Object audience = token.getClaims().get(JwtClaimNames.AUD);
		boolean meant = (audience instanceof Collection<?> all) ? all.stream().anyMatch(this::isExpected)
				: isExpected(audience);
		return (meant) ? OAuth2TokenValidatorResult.success() : TokenRefusal.WRONG_AUDIENCE.toResult();
	}

	private boolean isExpected(@Nullable Object audience) {
		return audience instanceof String name && this.audiences.contains(name);
	}

}
