package com.klexhealth.boot.login;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Finds out who logs in as Spring Security does, and refuses answers that would make a
 * login end with an exception that nobody expects.
 */
public final class CheckedOidcUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

	/**
	 * The code of an answer that cannot be used.
	 */
	static final String UNUSABLE_RESPONSE = "unusable_user_info_response";

	private final OidcUserService service = new OidcUserService();

	/**
	 * Creates the service.
	 * @param calls how KlexHealth is called
	 */
	public CheckedOidcUserService(ProviderCalls calls) {
		DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
		userInfo.setRestOperations(calls.forUserInfo());
		this.service.setOauth2UserService(userInfo);
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		try {
			return this.service.loadUser(request);
		}
		catch (OAuth2AuthenticationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new OAuth2AuthenticationException(
					new OAuth2Error(UNUSABLE_RESPONSE, "The user-info endpoint gave no usable answer", null), ex);
		}
	}

}
