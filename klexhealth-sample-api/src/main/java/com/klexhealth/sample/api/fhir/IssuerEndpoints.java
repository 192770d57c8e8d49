package com.klexhealth.sample.api.fhir;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import com.klexhealth.boot.keys.IssuerMetadata;

/**
 * Where the issuer of the tokens says that clients log in: the discovery document that
 * the starter holds.
 */
@Component
@ConditionalOnWebApplication
class IssuerEndpoints {

	private static final Log logger = LogFactory.getLog(IssuerEndpoints.class);

	private final IssuerMetadata metadata;

	IssuerEndpoints(IssuerMetadata metadata) {
		this.metadata = metadata;
	}

	/**
	 * The endpoints.
	 * @return them, or nothing while the issuer does not say
	 */
	Optional<Endpoints> find() {
		try {
			Map<String, Object> claims = this.metadata.get();
			if (claims.get("authorization_endpoint") instanceof String authorize
					&& claims.get("token_endpoint") instanceof String token) {
				return Optional
					.of(new Endpoints(String.valueOf(claims.get("issuer")), String.valueOf(claims.get("jwks_uri")),
							authorize, token, strings(claims.get("token_endpoint_auth_methods_supported"))));
			}
		}
		catch (IOException ex) {
			logger.debug("The issuer does not say where its endpoints are", ex);
		}
		return Optional.empty();
	}

	private static List<String> strings(@Nullable Object values) {
		return (values instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	/**
	 * What the issuer says.
	 */
	record Endpoints(String issuer, String keys, String authorize, String token, List<String> clientAuthentication) {

	}

}
