package com.klexhealth.boot.keys;

import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64URL;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VerificationKeySelector}.
 */
class VerificationKeySelectorTests {

	private final VerificationKeySelector selector = new VerificationKeySelector(
			Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384), new ImmutableJWKSet<>(new JWKSet()));

	@Test
	void aCurveFitsOnlyTheAlgorithmThatIsForIt() throws JOSEException {
		JWK p384 = new ECKeyGenerator(Curve.P_384).generate();
		assertThat(fitting(JWSAlgorithm.ES256, TestKeys.EC, p384, TestKeys.RSA)).containsExactly(TestKeys.EC);
		assertThat(fitting(JWSAlgorithm.ES384, TestKeys.EC, p384, TestKeys.RSA)).containsExactly(p384);
		assertThat(fitting(JWSAlgorithm.RS256, TestKeys.EC, p384, TestKeys.RSA)).containsExactly(TestKeys.RSA);
	}

	@Test
	void aKeyIsFoundWithoutTheCertificateThatTheHeaderNames() {
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa")
			.x509CertSHA256Thumbprint(new Base64URL("A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0"))
			.build();
		assertThat(fitting(header, TestKeys.RSA, TestKeys.OTHER_RSA)).containsExactly(TestKeys.RSA);
	}

	@Test
	void nothingFitsAnAlgorithmThatIsNotAccepted() {
		assertThat(fitting(JWSAlgorithm.PS256, TestKeys.RSA)).isEmpty();
	}

	private List<JWK> fitting(JWSAlgorithm algorithm, JWK... keys) {
		return fitting(new JWSHeader(algorithm), keys);
	}

	private List<JWK> fitting(JWSHeader header, JWK... keys) {
		JWKSelector wanted = this.selector.selector(header);
		return (wanted != null) ? wanted.select(new JWKSet(List.of(keys))) : List.of();
	}

}
