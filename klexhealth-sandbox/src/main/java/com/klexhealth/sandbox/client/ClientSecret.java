package com.klexhealth.sandbox.client;

/**
 * A ClientSecret that was just generated: the only time that it can be read.
 *
 * @param id the internal id of the client
 * @param value the secret
 */
public record ClientSecret(String id, String value) {

	@Override
	public String toString() {
		return "ClientSecret[id=" + this.id + "]";
	}

}
