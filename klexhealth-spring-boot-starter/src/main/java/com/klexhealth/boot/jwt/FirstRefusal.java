package com.klexhealth.boot.jwt;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Asks one rule after the other until one refuses. Whatever is not a pass is a refusal: a
 * rule that breaks or gives no result refuses too, and each refusal has its
 * {@link TokenRefusal}.
 */
final class FirstRefusal implements OAuth2TokenValidator<Jwt> {

	private static final Log logger = LogFactory.getLog(FirstRefusal.class);

	private final List<OAuth2TokenValidator<Jwt>> rules;

	FirstRefusal(List<OAuth2TokenValidator<Jwt>> rules) {
		this.rules = List.copyOf(rules);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		for (OAuth2TokenValidator<Jwt> rule : this.rules) {
			OAuth2TokenValidatorResult result = ask(rule, token);
			if (result == null) {
				return TokenRefusal.INVALID_TOKEN.toResult();
			}
			if (result.hasErrors()) {
				return named(result);
			}
		}
		return OAuth2TokenValidatorResult.success();
	}

	private static @Nullable OAuth2TokenValidatorResult ask(OAuth2TokenValidator<Jwt> rule, Jwt token) {
		try {
			return rule.validate(token);
		}
		catch (Exception ex) {
			logger.warn("Refused a token because the rule " + rule.getClass().getName() + " failed", ex);
			return null;
		}
	}

	private static OAuth2TokenValidatorResult named(OAuth2TokenValidatorResult result) {
		OAuth2Error first = result.getErrors().iterator().next();
		return (first instanceof RefusedTokenError) ? result
				: OAuth2TokenValidatorResult.failure(RefusedTokenError.describedBy(first));
	}

}
