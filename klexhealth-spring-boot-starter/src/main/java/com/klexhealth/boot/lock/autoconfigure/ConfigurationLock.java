package com.klexhealth.boot.lock.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.Environment;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.lock.AlgorithmLock;
import com.klexhealth.boot.lock.GrantLock;
import com.klexhealth.boot.lock.KeyFetchingLock;
import com.klexhealth.boot.lock.LoginLock;
import com.klexhealth.boot.lock.LoopbackLock;
import com.klexhealth.boot.lock.PathLock;
import com.klexhealth.boot.lock.PlaceholderLock;
import com.klexhealth.boot.lock.SwaggerUiLock;
import com.klexhealth.boot.lock.TokenRulesLock;
import com.klexhealth.boot.lock.UrlLock;
import com.klexhealth.boot.lock.UserPropertiesLock;
import com.klexhealth.boot.lock.Violation;
import com.klexhealth.boot.lock.WayInLock;
import com.klexhealth.url.UrlRules;

/**
 * Looks at the configuration before any bean is made of it.
 */
final class ConfigurationLock {

	private static final String ALLOWED_CLIENTS = "klexhealth.resource-server.allowed-clients";

	private static final String SAVE_MODE = "spring.session.jdbc.save-mode";

	private static final String CLIENT_PROPERTIES = "spring.security.oauth2.client";

	private static final String SWAGGER_UI_CLIENT = "springdoc.swagger-ui.oauth.";

	private static final String SWAGGER_UI_PARAMETERS = SWAGGER_UI_CLIENT + "additional-query-string-params";

	private final Environment environment;

	private final PropertyLocations locations;

	ConfigurationLock(Environment environment) {
		this.environment = environment;
		this.locations = new PropertyLocations(environment);
	}

	List<Violation> check() {
		KlexHealthProperties properties = Binder.get(this.environment)
			.bindOrCreate("klexhealth", KlexHealthProperties.class);
		List<Violation> violations = new ArrayList<>();
		for (Violation violation : checkKlexHealth(properties)) {
			violations.add(violation.from(this.locations.describe(violation.source())));
		}
		for (String property : UserPropertiesLock.PROPERTIES) {
			if (this.locations.isSet(property)) {
				violations.add(UserPropertiesLock.violation(property).from(this.locations.describe(property)));
			}
		}
		violations.addAll(checkRegistrations(new GrantLock(properties.issuerUri())));
		violations.addAll(checkSwaggerUi(properties));
		return violations;
	}

	private List<Violation> checkSwaggerUi(KlexHealthProperties properties) {
		String login = properties.client().clientId();
		Binder binder = Binder.get(this.environment);
		List<Violation> violations = new ArrayList<>();
		if (this.locations.isSet(SWAGGER_UI_CLIENT + "client-secret")) {
			violations.add(SwaggerUiLock.secret(SWAGGER_UI_CLIENT + "client-secret"));
		}
		binder.bind(SWAGGER_UI_PARAMETERS, Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.keySet()
			.stream()
			.filter((name) -> "clientsecret".equals(name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT)))
			.forEach((name) -> violations.add(SwaggerUiLock.secret(SWAGGER_UI_PARAMETERS + "." + name)));
		violations
			.addAll(SwaggerUiLock.checkClient("klexhealth.openapi.client-id", properties.openapi().clientId(), login));
		violations.addAll(SwaggerUiLock.checkClient(SWAGGER_UI_CLIENT + "client-id",
				binder.bind(SWAGGER_UI_CLIENT + "client-id", String.class).orElse(null), login));
		return violations.stream()
			.map((violation) -> violation.from(this.locations.describe(violation.source())))
			.toList();
	}

	private List<Violation> checkKlexHealth(KlexHealthProperties properties) {
		KlexHealthProperties.Client client = properties.client();
		KlexHealthProperties.ResourceServer resourceServer = properties.resourceServer();
		UrlLock urls = new UrlLock(
				(properties.allowLoopbackHttp()) ? UrlRules.allowingLoopbackHttp() : UrlRules.strict());
		List<Violation> violations = new ArrayList<>();
		violations.addAll(WayInLock.check(client.clientId(), client.clientSecret(), resourceServer.audiences()));
		violations.addAll(PlaceholderLock.check("klexhealth.client.client-id", client.clientId()));
		violations.addAll(PlaceholderLock.check("klexhealth.client.client-secret", client.clientSecret()));
		violations.addAll(PlaceholderLock.check("klexhealth.openapi.client-id", properties.openapi().clientId()));
		resourceServer.audiences()
			.forEach((audience) -> violations
				.addAll(PlaceholderLock.check("klexhealth.resource-server.audiences", audience)));
		violations.addAll(urls.checkIssuer(properties.issuerUri()));
		violations.addAll(urls.checkRedirectUrl(client.redirectUrl()));
		violations.addAll(urls.checkWebOrigins(properties.webOrigins()));
		violations.addAll(LoopbackLock.check(properties.allowLoopbackHttp(), client.redirectUrl()));
		violations.addAll(PathLock.check("klexhealth.public-paths", properties.publicPaths()));
		violations.addAll(PathLock.check("klexhealth.resource-server.paths", resourceServer.paths()));
		if (resourceServer.resourceUri() != null) {
			violations.addAll(urls.checkResourceUri(resourceServer.resourceUri()));
		}
		violations.addAll(LoginLock.checkTrustedHosts(client.trustedHosts()));
		violations
			.addAll(LoginLock.checkSaveMode(Binder.get(this.environment).bind(SAVE_MODE, String.class).orElse(null)));
		violations.addAll(LoginLock.checkTimes(client.timeout(), client.refreshAhead()));
		violations.addAll(AlgorithmLock.check(resourceServer.algorithms()));
		violations.addAll(checkTokenRules(resourceServer));
		violations.addAll(KeyFetchingLock.check(properties.keys().timeout(), properties.keys().timeToLive(),
				properties.keys().minimumRefetchInterval()));
		return violations;
	}

	private List<Violation> checkTokenRules(KlexHealthProperties.ResourceServer resourceServer) {
		KlexHealthProperties.VerifiedTokenCache cache = resourceServer.verifiedTokenCache();
		boolean any = resourceServer.allowedClients().isEmpty() && !this.locations.isSet(ALLOWED_CLIENTS);
		List<Violation> violations = new ArrayList<>();
		violations.addAll(TokenRulesLock.checkTimes(resourceServer.clockSkew(), resourceServer.maximumLifetime()));
		violations.addAll(TokenRulesLock.checkAllowedClients((any) ? null : resourceServer.allowedClients()));
		if (cache.enabled()) {
			violations.addAll(TokenRulesLock.checkVerifiedTokenCache(cache.maximumSize(), cache.timeToLive()));
		}
		return violations;
	}

	private List<Violation> checkRegistrations(GrantLock grants) {
		if (!this.locations.isAnySet(CLIENT_PROPERTIES)) {
			return List.of();
		}
		OAuth2ClientProperties clients = Binder.get(this.environment)
			.bindOrCreate(CLIENT_PROPERTIES, OAuth2ClientProperties.class);
		List<Violation> violations = new ArrayList<>();
		for (Map.Entry<String, OAuth2ClientProperties.Registration> entry : clients.getRegistration().entrySet()) {
			OAuth2ClientProperties.Registration registration = entry.getValue();
			String providerId = (registration.getProvider() != null) ? registration.getProvider() : entry.getKey();
			OAuth2ClientProperties.Provider provider = clients.getProvider().get(providerId);
			if (provider != null) {
				String property = "spring.security.oauth2.client.registration." + entry.getKey()
						+ ".authorization-grant-type";
				violations.addAll(grants.check(entry.getKey(), provider.getIssuerUri(), provider.getTokenUri(),
						registration.getAuthorizationGrantType(), this.locations.describe(property)));
			}
		}
		return violations;
	}

}
