package com.klexhealth.boot.logout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;

import com.klexhealth.boot.jwt.ValidityPeriodValidator;

/**
 * Composes the rules that every logout token has to keep (Back-Channel Logout, section
 * 2.6). The first one that refuses it gives the reason.
 */
final class LogoutTokenRules implements OAuth2TokenValidator<Jwt> {

	private final List<OAuth2TokenValidator<Jwt>> rules;

	LogoutTokenRules(String issuer, String clientId, Duration maximumAge, Duration clockSkew, Clock clock) {
		this.rules = List.of(new LogoutTokenTypeValidator(),
				named(new JwtIssuerValidator(issuer), LogoutRefusal.WRONG_ISSUER),
				new LogoutAudienceValidator(clientId), new LogoutTokenAgeValidator(maximumAge, clockSkew, clock),
				named(new ValidityPeriodValidator(clockSkew, clock), LogoutRefusal.EXPIRED_TOKEN),
				new LogoutEventValidator(), new NoNonceValidator(), new LogoutTokenIdValidator(),
				new LoggedOutValidator());
	}

	private static OAuth2TokenValidator<Jwt> named(OAuth2TokenValidator<Jwt> rule, LogoutRefusal refusal) {
		return (token) -> (rule.validate(token).hasErrors()) ? refusal.toResult()
				: OAuth2TokenValidatorResult.success();
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return this.rules.stream()
			.map((rule) -> rule.validate(token))
			.filter(OAuth2TokenValidatorResult::hasErrors)
			.findFirst()
			.orElse(OAuth2TokenValidatorResult.success());
	}

}
