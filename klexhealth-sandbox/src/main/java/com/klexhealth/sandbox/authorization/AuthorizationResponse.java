package com.klexhealth.sandbox.authorization;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * An answer to an application's RedirectUrl. It says who gave it (RFC 9207).
 */
final class AuthorizationResponse {

	private final UriComponentsBuilder url;

	AuthorizationResponse(String redirectUrl) {
		this.url = UriComponentsBuilder.fromUriString(URI.create(redirectUrl).toASCIIString());
	}

	AuthorizationResponse with(String name, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			this.url.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
		}
		return this;
	}

	String toUrl(@Nullable String state) {
		with(OAuth2ParameterNames.STATE, state);
		with("iss", AuthorizationServerContextHolder.getContext().getIssuer());
		return this.url.build(true).toUriString();
	}

}
