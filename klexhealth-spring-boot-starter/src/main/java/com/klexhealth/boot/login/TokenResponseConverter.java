package com.klexhealth.boot.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Reads token responses as Spring Security does, except that an access token of which the
 * response does not say when it ends (RFC 6749, section 5.1, only recommends that it
 * does) is not taken to end after a second. It would be refreshed for every single call;
 * as it is, it is used until an API refuses it.
 */
final class TokenResponseConverter implements Converter<Map<String, Object>, OAuth2AccessTokenResponse> {

	/** As good as for ever, and still a date that everybody can write down. */
	private static final Duration UNKNOWN_LIFETIME = Duration.ofDays(36500);

	private final DefaultMapOAuth2AccessTokenResponseConverter converter = new DefaultMapOAuth2AccessTokenResponseConverter();

	@Override
	public OAuth2AccessTokenResponse convert(Map<String, Object> response) {
		if (saysWhenItEnds(response.get(OAuth2ParameterNames.EXPIRES_IN))) {
			return this.converter.convert(response);
		}
		Map<String, Object> completed = new LinkedHashMap<>(response);
		completed.put(OAuth2ParameterNames.EXPIRES_IN, UNKNOWN_LIFETIME.toSeconds());
		return this.converter.convert(completed);
	}

	private static boolean saysWhenItEnds(@Nullable Object expiresIn) {
		try {
			return expiresIn != null && Long.parseLong(expiresIn.toString()) > 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
