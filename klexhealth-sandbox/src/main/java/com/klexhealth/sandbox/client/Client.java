package com.klexhealth.sandbox.client;

import java.time.Instant;
import java.util.List;

/**
 * A client as the Clients page shows it: without its secret, of which only a hash is
 * left.
 *
 * @param id the internal id
 * @param clientId the ClientId
 * @param name the free choice of its owner
 * @param confidential whether it has a ClientSecret
 * @param redirectUrls where logins may end
 * @param webOrigins which browsers' pages may redeem codes
 * @param createdAt when it was made
 */
public record Client(String id, String clientId, String name, boolean confidential, List<String> redirectUrls,
		List<String> webOrigins, Instant createdAt) {

}
