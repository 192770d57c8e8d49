package com.klexhealth.boot.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Refuses filter chains that let people in by anything but OAuth2. Of Spring Security's
 * filters those on a list may run; whatever is not on it, or derives from one that isn't,
 * is refused.
 */
public final class FilterChainLock {

	private static final String SPRING_SECURITY = "org.springframework.security.";

	private static final Set<String> ALLOWED = Set.of("AnonymousAuthenticationFilter", "AuthorizationFilter",
			"BearerTokenAuthenticationFilter", "ConcurrentSessionFilter", "CsrfFilter",
			"DefaultLoginPageGeneratingFilter", "DefaultLogoutPageGeneratingFilter", "DefaultResourcesFilter",
			"DisableEncodeUrlFilter", "ExceptionTranslationFilter", "ForceEagerSessionCreationFilter",
			"HeaderWriterFilter", "HttpsRedirectFilter", "LogoutFilter", "OAuth2AuthorizationCodeGrantFilter",
			"OAuth2AuthorizationRequestRedirectFilter", "OAuth2LoginAuthenticationFilter",
			"OAuth2ProtectedResourceMetadataFilter", "OidcBackChannelLogoutFilter", "RequestCacheAwareFilter",
			"RequestMatcherRedirectFilter", "SecurityContextHolderAwareRequestFilter", "SecurityContextHolderFilter",
			"SessionManagementFilter", "WebAsyncManagerIntegrationFilter");

	private static final Map<String, Way> WAYS = Map.of("BasicAuthenticationFilter",
			new Way("HTTP basic", "http.httpBasic((basic) -> basic.disable())"), "DigestAuthenticationFilter",
			new Way("HTTP digest", "remove the DigestAuthenticationFilter"), "UsernamePasswordAuthenticationFilter",
			new Way("form login", "http.formLogin((form) -> form.disable())"), "X509AuthenticationFilter",
			new Way("X.509 certificates", "http.x509((x509) -> x509.disable())"), "RememberMeAuthenticationFilter",
			new Way("remember-me", "http.rememberMe((rememberMe) -> rememberMe.disable())"),
			"OneTimeTokenAuthenticationFilter", new Way("one-time tokens", "remove http.oneTimeTokenLogin(…)"),
			"GenerateOneTimeTokenFilter", new Way("one-time tokens", "remove http.oneTimeTokenLogin(…)"),
			"WebAuthnAuthenticationFilter", new Way("WebAuthn (passkeys)", "remove http.webAuthn(…)"),
			"Saml2WebSsoAuthenticationFilter", new Way("SAML 2.0", "remove http.saml2Login(…)"), "SwitchUserFilter",
			new Way("switching to another user", "remove the SwitchUserFilter"));

	private FilterChainLock() {
	}

	/**
	 * Looks at a filter chain.
	 * @param chain where the filter chain was declared
	 * @param filters the types of its filters
	 * @return what is wrong
	 */
	public static List<Violation> check(String chain, Collection<? extends Class<?>> filters) {
		List<Violation> violations = new ArrayList<>();
		for (Class<?> filter : filters) {
			Class<?> kind = springSecurityType(filter);
			if (kind != null && !ALLOWED.contains(kind.getSimpleName())) {
				violations.add(violation(chain, filter, kind));
			}
		}
		return violations;
	}

	private static @Nullable Class<?> springSecurityType(Class<?> filter) {
		Class<?> type = filter;
		while (type != null && !type.getName().startsWith(SPRING_SECURITY)) {
			type = type.getSuperclass();
		}
		return type;
	}

	private static Violation violation(String chain, Class<?> filter, Class<?> kind) {
		Way way = WAYS.getOrDefault(kind.getSimpleName(),
				new Way(kind.getSimpleName(), "remove the filter " + filter.getName()));
		return new Violation("A filter chain lets people in by %s: %s.".formatted(way.name(), filter.getName()), chain,
				"KlexHealth authorises by OAuth2 and by nothing else.", "In %s: %s".formatted(chain, way.mend()));
	}

	/**
	 * A way in that KlexHealth does not have.
	 *
	 * @param name what people call it
	 * @param mend how a filter chain gets rid of it
	 */
	private record Way(String name, String mend) {

	}

}
