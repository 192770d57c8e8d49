package com.klexhealth.boot.jwt;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.klexhealth.boot.testsupport.RawToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link KeyBindingValidator}.
 */
class KeyBindingValidatorTests {

	private static final String THUMBPRINT = "A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0";

	private final KeyBindingValidator validator = new KeyBindingValidator(Duration.ofSeconds(60), Jwts.CLOCK);

	@AfterEach
	void forgetTheRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void validateWhenBoundToNoKeyThenPasses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.jwt()))).isNull();
	}

	@Test
	void validateWhenCertificateIsPresentedThenPasses() throws Exception {
		present(new byte[] { 1, 2, 3 });
		String thumbprint = RawToken.encode(MessageDigest.getInstance("SHA-256").digest(new byte[] { 1, 2, 3 }));
		assertThat(refusal(Map.of("x5t#S256", thumbprint))).isNull();
	}

	@Test
	void validateWhenCertificateIsPresentedForATokenWithoutTypeThenPasses() throws Exception {
		present(new byte[] { 1, 2, 3 });
		String thumbprint = RawToken.encode(MessageDigest.getInstance("SHA-256").digest(new byte[] { 1, 2, 3 }));
		assertThat(Jwts
			.refusal(this.validator.validate(Jwts.jwt((token) -> token.headers((headers) -> headers.remove("typ"))
				.claim("cnf", Map.of("x5t#S256", thumbprint))))))
			.isNull();
	}

	@Test
	void validateWhenAnotherCertificateIsPresentedThenRefuses() throws Exception {
		present(new byte[] { 1, 2, 3 });
		assertThat(refusal(Map.of("x5t#S256", THUMBPRINT))).isEqualTo(TokenRefusal.UNPROVEN_KEY_BINDING);
	}

	@Test
	void validateWhenNoCertificateIsPresentedThenRefuses() {
		assertThat(refusal(Map.of("x5t#S256", THUMBPRINT))).isEqualTo(TokenRefusal.UNPROVEN_KEY_BINDING);
	}

	@Test
	void validateWhenProofIsOfAnotherKindThenRefuses() throws Exception {
		present(new byte[] { 1, 2, 3 });
		String thumbprint = RawToken.encode(MessageDigest.getInstance("SHA-256").digest(new byte[] { 1, 2, 3 }));
		for (Object confirmation : List.of(Map.of(), List.of(), "", 1, Map.of("jkt", THUMBPRINT), Map.of("kid", "a"),
				Map.of("jwk", Map.of()), Map.of("x5t#S256", 1), Map.of("x5t#S256", "short"),
				Map.of("x5t#S256", thumbprint, "jkt", THUMBPRINT))) {
			assertThat(refusal(confirmation)).as(confirmation.toString()).isEqualTo(TokenRefusal.UNPROVEN_KEY_BINDING);
		}
	}

	@Test
	void validateWhenNullThenRefuses() {
		assertThat(Jwts
			.refusal(this.validator.validate(Jwts.jwt((token) -> token.claims((claims) -> claims.put("cnf", null))))))
			.isEqualTo(TokenRefusal.UNPROVEN_KEY_BINDING);
	}

	private @Nullable TokenRefusal refusal(Object confirmation) {
		return Jwts.refusal(this.validator.validate(Jwts.with("cnf", confirmation)));
	}

	private static void present(byte[] encoded) throws Exception {
		X509Certificate certificate = mock(X509Certificate.class);
		given(certificate.getEncoded()).willReturn(encoded);
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] { certificate });
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
	}

}
