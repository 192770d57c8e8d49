package com.klexhealth.boot.resourceserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

/**
 * What an API says of itself to clients that do not know yet where to get a token (RFC
 * 9728). All of it comes from the configuration: what a caller says of the address that
 * it called is never repeated.
 *
 * @param resource the resource identifier
 * @param issuer who issues tokens for it
 */
public record ProtectedResource(String resource, String issuer) {

	/**
	 * Where the metadata is, before the path of the resource identifier.
	 */
	public static final String METADATA_PATH = "/.well-known/oauth-protected-resource";

	/**
	 * Finds the resource identifier: as configured, else the first audience that is a
	 * URL, else the first audience.
	 * @param resourceUri the resource identifier as configured, if it is
	 * @param audiences who tokens are meant for
	 * @param issuer who issues them
	 * @return the resource
	 */
	public static ProtectedResource of(@Nullable String resourceUri, Collection<String> audiences, String issuer) {
		if (resourceUri != null) {
			return new ProtectedResource(resourceUri, issuer);
		}
		String first = audiences.iterator().next();
		return new ProtectedResource(
				audiences.stream().filter((audience) -> url(audience) != null).findFirst().orElse(first), issuer);
	}

	/**
	 * Returns where the metadata is.
	 * @return a URL, or only a path if the resource identifier is no URL
	 */
	public String metadataUrl() {
		URI url = url(this.resource);
		if (url == null) {
			return METADATA_PATH;
		}
		String path = (url.getRawPath() != null && !"/".equals(url.getRawPath())) ? url.getRawPath() : "";
		return url.getScheme() + "://" + url.getRawAuthority() + METADATA_PATH + path;
	}

	/**
	 * Writes the metadata (RFC 9728, section 2).
	 * @return JSON
	 */
	public String toJson() {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("resource", this.resource);
		claims.put("authorization_servers", List.of(this.issuer));
		claims.put("bearer_methods_supported", List.of("header"));
		claims.put("tls_client_certificate_bound_access_tokens", false);
		return JSONObjectUtils.toJSONString(claims);
	}

	private static @Nullable URI url(String identifier) {
		try {
			URI uri = new URI(identifier);
			boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
			return (http && uri.getHost() != null && uri.getRawUserInfo() == null) ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
