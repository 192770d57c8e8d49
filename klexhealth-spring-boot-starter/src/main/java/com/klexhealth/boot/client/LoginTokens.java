package com.klexhealth.boot.client;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/**
 * The tokens that a login ended with, as the session keeps them. An
 * {@link OAuth2AuthorizedClient} would take the client secret and the whole discovery
 * document along into every session, and go on using them when they have changed.
 *
 * @param principalName whom the tokens were given for
 * @param accessToken the access token
 * @param tokenType its type (RFC 6749, section 7.1)
 * @param scopes its scopes
 * @param issuedAt when it was given
 * @param expiresAt when it ends, {@code null} if that is not known
 * @param refreshToken the refresh token, {@code null} if none was given
 * @param refreshTokenIssuedAt when the refresh token was given
 * @param refreshTokenExpiresAt when the refresh token ends, {@code null} if that is not
 * known
 */
public record LoginTokens(String principalName, String accessToken, String tokenType, Set<String> scopes,
		@Nullable Instant issuedAt, @Nullable Instant expiresAt, @Nullable String refreshToken,
		@Nullable Instant refreshTokenIssuedAt, @Nullable Instant refreshTokenExpiresAt) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** A token is not refreshed before two thirds of its life are over. */
	private static final int SHARE_OF_LIFETIME = 3;

	/**
	 * Creates the tokens.
	 */
	public LoginTokens {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Takes the tokens out of what Spring Security makes of them.
	 * @param client the tokens and whose they are
	 * @return the tokens
	 */
	public static LoginTokens of(OAuth2AuthorizedClient client) {
		OAuth2AccessToken access = client.getAccessToken();
		OAuth2RefreshToken refresh = client.getRefreshToken();
		return new LoginTokens(client.getPrincipalName(), access.getTokenValue(), access.getTokenType().getValue(),
				access.getScopes(), access.getIssuedAt(), access.getExpiresAt(),
				(refresh != null) ? refresh.getTokenValue() : null, (refresh != null) ? refresh.getIssuedAt() : null,
				(refresh != null) ? refresh.getExpiresAt() : null);
	}

	/**
	 * Makes of the tokens what Spring Security works with.
	 * @param registration who the application is to KlexHealth
	 * @return the tokens and whose they are
	 */
	public OAuth2AuthorizedClient toAuthorizedClient(ClientRegistration registration) {
		OAuth2AccessToken access = new OAuth2AccessToken(new OAuth2AccessToken.TokenType(this.tokenType),
				this.accessToken, this.issuedAt, this.expiresAt, this.scopes);
		OAuth2RefreshToken refresh = (this.refreshToken != null)
				? new OAuth2RefreshToken(this.refreshToken, this.refreshTokenIssuedAt, this.refreshTokenExpiresAt)
				: null;
		return new OAuth2AuthorizedClient(registration, this.principalName, access, refresh);
	}

	/**
	 * Tells whether these are the tokens of whoever asks for them. A request can bring
	 * the cookie of one person and be authenticated as another, or as nobody.
	 * @param principal who asks
	 * @return whether it is the person who logged in
	 */
	public boolean isOf(Authentication principal) {
		// people log in at KlexHealth and nowhere else, so that the name is enough
		return principal instanceof OAuth2AuthenticationToken login && this.principalName.equals(login.getName());
	}

	/**
	 * Tells whether the access token has ended.
	 * @param now the time
	 * @return whether it has
	 */
	boolean isOver(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

	/**
	 * Tells whether it is time for another access token. Of a token that lives shorter
	 * than the time that it is refreshed ahead, two thirds are used all the same.
	 * @param now the time
	 * @param ahead how long before the end of a token it is refreshed
	 * @return whether it is; not without a refresh token, until the access token is over
	 */
	boolean isDue(Instant now, Duration ahead) {
		if (this.refreshToken == null || this.expiresAt == null) {
			return isOver(now);
		}
		Duration shorter = ahead;
		if (this.issuedAt != null) {
			Duration share = Duration.between(this.issuedAt, this.expiresAt).dividedBy(SHARE_OF_LIFETIME);
			shorter = (share.compareTo(ahead) < 0) ? share : ahead;
		}
		return now.isAfter(this.expiresAt.minus(shorter)) || isOver(now);
	}

	@Override
	public String toString() {
		return "LoginTokens[principalName=" + this.principalName + ", scopes=" + this.scopes + ", expiresAt="
				+ this.expiresAt + "]";
	}

}
