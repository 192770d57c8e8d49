package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

import com.klexhealth.url.Origin;

/**
 * The discovery document of the issuer, fetched when it is first needed and kept once it
 * was had (OpenID Connect Discovery 1.0, section 4).
 */
public final class IssuerMetadata {

	private static final String WELL_KNOWN_PATH = "/.well-known/openid-configuration";

	private final String issuer;

	private final ResourceRetriever retriever;

	private final Duration retryInterval;

	private final Clock clock;

	private volatile @Nullable Map<String, Object> document;

	private @Nullable Failure failure;

	/**
	 * Creates the metadata; nothing is fetched yet.
	 * @param issuer the issuer whose document to fetch
	 * @param retriever fetches it
	 * @param retryInterval how long to wait after a failure before it is fetched again
	 * @param clock tells the time
	 */
	public IssuerMetadata(String issuer, ResourceRetriever retriever, Duration retryInterval, Clock clock) {
		this.issuer = issuer;
		this.retriever = retriever;
		this.retryInterval = retryInterval;
		this.clock = clock;
	}

	/**
	 * Returns the document.
	 * @return the claims of the document
	 * @throws IOException if it cannot be fetched, or is not what the issuer should say
	 */
	public Map<String, Object> get() throws IOException {
		Map<String, Object> result = this.document;
		return (result != null) ? result : fetchOnce();
	}

	/**
	 * Returns where the issuer publishes its keys.
	 * @return the {@code jwks_uri}
	 * @throws IOException as {@link #get()} does
	 */
	public URL getJwkSetUrl() throws IOException {
		Object jwksUri = get().get("jwks_uri");
		try {
			URI uri = URI.create(String.valueOf(jwksUri));
			if (!Origin.of(uri).equals(Origin.of(URI.create(this.issuer)))) {
				throw new IOException("It is at another origin");
			}
			return uri.toURL();
		}
		catch (IOException | IllegalArgumentException ex) {
			throw reject("The jwks_uri of " + this.issuer + " cannot be used: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Forgets the document, so that the issuer can mend it without a restart of all its
	 * clients.
	 * @param message what is wrong with it
	 * @param cause where it did not do
	 * @return what to throw
	 */
	public synchronized IOException reject(String message, Exception cause) {
		IOException rejection = new IOException(message, cause);
		this.document = null;
		this.failure = new Failure(rejection, this.clock.instant());
		return rejection;
	}

	/*
	 * While the issuer is down, the requests that wait for a fetch must not each begin
	 * another one when it is their turn: they would wait in line for all of them.
	 */
	private synchronized Map<String, Object> fetchOnce() throws IOException {
		Map<String, Object> result = this.document;
		if (result != null) {
			return result;
		}
		if (this.failure != null && this.clock.instant().isBefore(this.failure.at().plus(this.retryInterval))) {
			throw new IOException(this.failure.cause().getMessage(), this.failure.cause());
		}
		try {
			result = fetch();
			this.document = result;
			return result;
		}
		catch (IOException ex) {
			this.failure = new Failure(ex, this.clock.instant());
			throw ex;
		}
	}

	private Map<String, Object> fetch() throws IOException {
		String base = (this.issuer.endsWith("/")) ? this.issuer.substring(0, this.issuer.length() - 1) : this.issuer;
		URL url = URI.create(base + WELL_KNOWN_PATH).toURL();
		try {
			Map<String, Object> claims = JSONObjectUtils.parse(this.retriever.retrieveResource(url).getContent());
			if (claims == null || !this.issuer.equals(claims.get("issuer"))) {
				throw new IOException("The discovery document at " + url + " is that of another issuer");
			}
			return Collections.unmodifiableMap(claims);
		}
		catch (ParseException ex) {
			throw new IOException("The discovery document at " + url + " is not a JSON object", ex);
		}
	}

	/**
	 * Why there is no document yet.
	 */
	private record Failure(IOException cause, Instant at) {

	}

}
