package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Gives the refusals of a rule that knows no {@link TokenRefusal} the one that they are.
 */
final class NamedRefusal implements OAuth2TokenValidator<Jwt> {

	private final OAuth2TokenValidator<Jwt> rule;

	private final TokenRefusal refusal;

	NamedRefusal(OAuth2TokenValidator<Jwt> rule, TokenRefusal refusal) {
		this.rule = rule;
		this.refusal = refusal;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		OAuth2TokenValidatorResult result = this.rule.validate(token);
		return (result.hasErrors()) ? this.refusal.toResult() : result;
	}

}
