package com.klexhealth.boot.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a token says of its key, without the rest (RFC 7515, sections 4.1.1
 * and 4.1.4). It is there as soon as the framing was checked, and so tells at next to no
 * cost whether the key is one that is held.
 *
 * @param algorithm the name of the signature algorithm
 * @param keyId the id of the key, if it is named
 */
record TokenHeader(JWSAlgorithm algorithm, @Nullable String keyId) {

	JWSHeader toJwsHeader() {
		return new JWSHeader.Builder(this.algorithm).keyID(this.keyId).build();
	}

}
