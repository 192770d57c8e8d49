package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

/**
 * The discovery document of the issuer, fetched when it is first needed and kept once it
 * was had (OpenID Connect Discovery 1.0, section 4).
 */
public final class IssuerMetadata {

	private static final String WELL_KNOWN_PATH = "/.well-known/openid-configuration";

	private final String issuer;

	private final ResourceRetriever retriever;

	private volatile @Nullable Map<String, Object> document;

	/**
	 * Creates the metadata; nothing is fetched yet.
	 * @param issuer the issuer whose document to fetch
	 * @param retriever fetches it
	 */
	public IssuerMetadata(String issuer, ResourceRetriever retriever) {
		this.issuer = issuer;
		this.retriever = retriever;
	}

	/**
	 * Returns the document.
	 * @return the claims of the document
	 * @throws IOException if it cannot be fetched, or is not what the issuer should say
	 */
	public Map<String, Object> get() throws IOException {
		Map<String, Object> result = this.document;
		if (result == null) {
			synchronized (this) {
				result = this.document;
				if (result == null) {
					result = fetch();
					this.document = result;
				}
			}
		}
		return result;
	}

	/**
	 * Returns where the issuer publishes its keys.
	 * @return the {@code jwks_uri}
	 * @throws IOException as {@link #get()} does
	 */
	public URL getJwkSetUrl() throws IOException {
		if (get().get("jwks_uri") instanceof String jwksUri) {
			try {
				return URI.create(jwksUri).toURL();
			}
			catch (IllegalArgumentException ex) {
				throw new IOException("The jwks_uri of " + this.issuer + " is not a URL", ex);
			}
		}
		throw new IOException("The discovery document of " + this.issuer + " has no jwks_uri");
	}

	private Map<String, Object> fetch() throws IOException {
		String base = (this.issuer.endsWith("/")) ? this.issuer.substring(0, this.issuer.length() - 1) : this.issuer;
		URL url = URI.create(base + WELL_KNOWN_PATH).toURL();
		try {
			Map<String, Object> claims = JSONObjectUtils.parse(this.retriever.retrieveResource(url).getContent());
			if (!this.issuer.equals(claims.get("issuer"))) {
				throw new IOException("The discovery document at " + url + " is that of another issuer");
			}
			return Map.copyOf(claims);
		}
		catch (ParseException ex) {
			throw new IOException("The discovery document at " + url + " is not a JSON object", ex);
		}
	}

}
