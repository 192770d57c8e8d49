package com.klexhealth.sandbox.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.Assert;

/**
 * The clients that there are, each with its owner and its WebOrigins. All of them get
 * tokens by the authorization code grant with PKCE, and in no other way.
 */
@Service
public class Clients {

	private static final int SECRET_BYTES = 32;

	private static final Duration REFRESH_TOKEN_TIME_TO_LIVE = Duration.ofHours(8);

	private final JdbcClient jdbc;

	private final JdbcRegisteredClientRepository registeredClients;

	private final PasswordEncoder passwordEncoder;

	private final SecureRandom random = new SecureRandom();

	Clients(JdbcClient jdbc, JdbcRegisteredClientRepository registeredClients, PasswordEncoder passwordEncoder) {
		this.jdbc = jdbc;
		this.registeredClients = registeredClients;
		this.passwordEncoder = passwordEncoder;
	}

	/**
	 * Returns the clients of an account.
	 * @param owner the id of the account
	 * @return its clients, by name
	 */
	@Transactional(readOnly = true)
	public List<Client> ownedBy(UUID owner) {
		return this.jdbc.sql("""
				SELECT client.id FROM oauth2_registered_client client
				JOIN client_owner ON client_owner.registered_client_id = client.id
				WHERE client_owner.account_id = ?
				ORDER BY lower(client.client_name), client.client_id_issued_at
				""").param(owner).query(String.class).list().stream().map(this::find).toList();
	}

	/**
	 * Finds a client of an account.
	 * @param owner the id of the account
	 * @param id the internal id of the client
	 * @return the client, unless there is none or it belongs to somebody else
	 */
	@Transactional(readOnly = true)
	public Optional<Client> find(UUID owner, String id) {
		return isOwner(owner, id) ? Optional.of(find(id)) : Optional.empty();
	}

	/**
	 * Makes a confidential client, with a ClientId and a ClientSecret of its own.
	 * @param owner the id of the account that it belongs to
	 * @param name the free choice of its owner
	 * @param redirectUrls where logins may end
	 * @param webOrigins which browsers' pages may redeem codes
	 * @return the ClientSecret, to be shown once
	 */
	@Transactional
	public ClientSecret create(UUID owner, String name, Collection<String> redirectUrls,
			Collection<String> webOrigins) {
		String id = UUID.randomUUID().toString();
		ClientSecret secret = new ClientSecret(id, generateSecret());
		save(confidential(id, UUID.randomUUID().toString(), name, secret.value()), redirectUrls, webOrigins);
		assignOwner(owner, id);
		return secret;
	}

	/**
	 * Makes a confidential client with given credentials, or brings the addresses of the
	 * one that is there up to date.
	 * @param owner the id of the account that it belongs to
	 * @param clientId the ClientId
	 * @param secret the ClientSecret, if the client is not there yet
	 * @param name the free choice of its owner
	 * @param redirectUrl where logins end
	 */
	@Transactional
	public void createOrUpdateConfidential(UUID owner, String clientId, String secret, String name,
			String redirectUrl) {
		createOrUpdate(owner, clientId, redirectUrl, List.of(), (id) -> confidential(id, clientId, name, secret));
	}

	/**
	 * Makes a public client, which has no secret, or brings the addresses of the one that
	 * is there up to date.
	 * @param owner the id of the account that it belongs to
	 * @param clientId the ClientId
	 * @param name the free choice of its owner
	 * @param redirectUrl where logins end
	 * @param webOrigin which browsers' pages may redeem codes
	 */
	@Transactional
	public void createOrUpdatePublic(UUID owner, String clientId, String name, String redirectUrl, String webOrigin) {
		createOrUpdate(owner, clientId, redirectUrl, List.of(webOrigin),
				(id) -> client(id, clientId, name).clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
	}

	/**
	 * Puts a new ClientSecret in the place of the old one.
	 * @param owner the id of the account that the client belongs to
	 * @param id the internal id of the client
	 * @return the ClientSecret, to be shown once, unless the account has no such client
	 */
	@Transactional
	public Optional<ClientSecret> renewSecret(UUID owner, String id) {
		if (!isOwner(owner, id)) {
			return Optional.empty();
		}
		RegisteredClient client = registeredClient(id);
		if (client.getClientSecret() == null) {
			return Optional.empty();
		}
		ClientSecret secret = new ClientSecret(id, generateSecret());
		this.registeredClients
			.save(RegisteredClient.from(client).clientSecret(this.passwordEncoder.encode(secret.value())).build());
		return Optional.of(secret);
	}

	/**
	 * Deletes a client, and with it all that was issued to it.
	 * @param owner the id of the account that the client belongs to
	 * @param id the internal id of the client
	 * @return whether the account had such a client
	 */
	@Transactional
	public boolean delete(UUID owner, String id) {
		return isOwner(owner, id)
				&& this.jdbc.sql("DELETE FROM oauth2_registered_client WHERE id = ?").param(id).update() == 1;
	}

	/**
	 * Tells whether some client has a web origin.
	 * @param origin what a browser sent
	 * @return whether it is registered
	 */
	public boolean isWebOrigin(String origin) {
		return this.jdbc.sql("SELECT count(*) FROM client_web_origin WHERE web_origin = ?")
			.param(origin)
			.query(Integer.class)
			.single() > 0;
	}

	private void createOrUpdate(UUID owner, String clientId, String redirectUrl, List<String> webOrigins,
			Function<String, RegisteredClient.Builder> factory) {
		RegisteredClient present = this.registeredClients.findByClientId(clientId);
		if (present != null) {
			save(RegisteredClient.from(present), List.of(redirectUrl), webOrigins);
			return;
		}
		String id = UUID.randomUUID().toString();
		save(factory.apply(id), List.of(redirectUrl), webOrigins);
		assignOwner(owner, id);
	}

	private RegisteredClient.Builder confidential(String id, String clientId, String name, String secret) {
		return client(id, clientId, name).clientSecret(this.passwordEncoder.encode(secret))
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
	}

	private static RegisteredClient.Builder client(String id, String clientId, String name) {
		return RegisteredClient.withId(id)
			.clientId(clientId)
			.clientIdIssuedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
			.clientName(name)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.scopes((scopes) -> scopes.addAll(Scope.all()))
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(true).build())
			.tokenSettings(TokenSettings.builder()
				.reuseRefreshTokens(false)
				.refreshTokenTimeToLive(REFRESH_TOKEN_TIME_TO_LIVE)
				.build());
	}

	private void save(RegisteredClient.Builder builder, Collection<String> redirectUrls,
			Collection<String> webOrigins) {
		RegisteredClient client = builder.redirectUris(replaceWith(redirectUrls))
			.postLogoutRedirectUris(replaceWith(postLogoutRedirectUrls(redirectUrls)))
			.build();
		this.registeredClients.save(client);
		this.jdbc.sql("DELETE FROM client_web_origin WHERE registered_client_id = ?").param(client.getId()).update();
		for (String webOrigin : webOrigins) {
			this.jdbc.sql("MERGE INTO client_web_origin (registered_client_id, web_origin) VALUES (?, ?)")
				.param(client.getId())
				.param(webOrigin.toLowerCase(Locale.ROOT))
				.update();
		}
	}

	private static Consumer<Set<String>> replaceWith(Collection<String> urls) {
		return (present) -> {
			present.clear();
			present.addAll(urls);
		};
	}

	// After a logout, an application is shown from its start page.
	private static Set<String> postLogoutRedirectUrls(Collection<String> redirectUrls) {
		Set<String> urls = new LinkedHashSet<>();
		for (String redirectUrl : redirectUrls) {
			URI url = URI.create(redirectUrl);
			String origin = url.getScheme() + "://" + url.getRawAuthority();
			urls.add(origin);
			urls.add(origin + "/");
		}
		return urls;
	}

	private void assignOwner(UUID owner, String id) {
		this.jdbc.sql("INSERT INTO client_owner (registered_client_id, account_id) VALUES (?, ?)")
			.param(id)
			.param(owner)
			.update();
	}

	private boolean isOwner(UUID owner, String id) {
		return this.jdbc.sql("SELECT count(*) FROM client_owner WHERE registered_client_id = ? AND account_id = ?")
			.param(id)
			.param(owner)
			.query(Integer.class)
			.single() > 0;
	}

	private Client find(String id) {
		RegisteredClient client = registeredClient(id);
		List<String> webOrigins = this.jdbc
			.sql("SELECT web_origin FROM client_web_origin WHERE registered_client_id = ? ORDER BY web_origin")
			.param(id)
			.query(String.class)
			.list();
		Instant createdAt = client.getClientIdIssuedAt();
		Assert.state(createdAt != null, "the table has a default for it");
		return new Client(id, client.getClientId(), client.getClientName(), client.getClientSecret() != null,
				client.getRedirectUris().stream().sorted().toList(), webOrigins, createdAt);
	}

	private RegisteredClient registeredClient(String id) {
		RegisteredClient client = this.registeredClients.findById(id);
		Assert.state(client != null, "a client that has an owner is registered");
		return client;
	}

	private String generateSecret() {
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
