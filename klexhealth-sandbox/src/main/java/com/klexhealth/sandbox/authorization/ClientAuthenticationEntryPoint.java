package com.klexhealth.sandbox.authorization;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Tells those who ask for a token without saying which client they are what the matter is
 * (RFC 6749, section 5.2): above all, that the grant would not be supported anyway.
 */
final class ClientAuthenticationEntryPoint implements AuthenticationEntryPoint {

	private static final Set<String> GRANT_TYPES = Set.of(AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
			AuthorizationGrantType.REFRESH_TOKEN.getValue());

	private final OAuth2ErrorHttpMessageConverter converter = new OAuth2ErrorHttpMessageConverter();

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		String grantType = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
		boolean supported = grantType == null || GRANT_TYPES.contains(grantType);
		OAuth2Error error = (supported) ? new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT)
				: new OAuth2Error(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE);
		try (ServletServerHttpResponse httpResponse = new ServletServerHttpResponse(response)) {
			httpResponse.setStatusCode((supported) ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
			httpResponse.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
			this.converter.write(error, null, httpResponse);
		}
	}

}
