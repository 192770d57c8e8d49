package com.klexhealth.boot.jwt;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.klexhealth.boot.keys.BoundedResourceRetriever;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.keys.KeyFetching;
import com.klexhealth.boot.keys.KeysUnavailableException;
import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.boot.testsupport.TestToken;
import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AccessTokenDecoder}, with keys that come over real HTTP.
 */
class AccessTokenDecoderTests {

	private final TestIssuer issuer = TestIssuer.start();

	private final Clock clock = Clock.systemUTC();

	private final Duration skew = Duration.ofSeconds(60);

	private final IssuerKeys keys = keys();

	@AfterEach
	void stop() {
		RequestContextHolder.resetRequestAttributes();
		this.keys.close();
		this.issuer.close();
	}

	@Test
	void aTokenIsVerifiedOnce() {
		AccessTokenDecoder decoder = decoder(List.of());
		// the one that made the keys be fetched was there before them
		decoder.decode(this.issuer.accessToken());
		String token = this.issuer.accessToken();
		Jwt first = decoder.decode(token);
		assertThat(decoder.decode(token)).isSameAs(first);
		assertThat(decoder.decode(this.issuer.accessToken())).isNotSameAs(first);
	}

	@Test
	void claimsAreReadAsNimbusReadsThem() throws ParseException {
		String token = this.issuer.accessToken((claims) -> claims.claim("name", "Zoë Łukasz 🩺")
			.claim("address", Map.of("street", "Straße 1", "floors", List.of(1, 2.5, true))));
		Map<String, Object> expected = new HashMap<>(SignedJWT.parse(token).getJWTClaimsSet().getClaims());
		expected.replaceAll((name, value) -> (value instanceof Date date) ? date.toInstant() : value);
		assertThat(decoder(List.of()).decode(token).getClaims()).isEqualTo(expected);
	}

	@Test
	void tokensShareTheNamesOfTheirClaims() {
		AccessTokenDecoder decoder = decoder(List.of());
		Jwt first = decoder.decode(this.issuer.accessToken());
		Jwt second = decoder.decode(this.issuer.accessToken());
		assertThat(second.getClaims().keySet()).allSatisfy(
				(name) -> assertThat(first.getClaims().keySet()).usingElementComparator(identity()).contains(name));
	}

	private static Comparator<String> identity() {
		return Comparator.comparingInt(System::identityHashCode);
	}

	@Test
	void withoutACacheATokenIsVerifiedEachTime() {
		AccessTokenDecoder decoder = decoder(List.of(), null);
		String token = this.issuer.accessToken();
		assertThat(decoder.decode(token)).isNotSameAs(decoder.decode(token));
	}

	@Test
	void rulesOfTheApplicationAreAskedEachTime() {
		AtomicBoolean revoked = new AtomicBoolean();
		AccessTokenDecoder decoder = decoder(List.of((token) -> (revoked.get()) ? TokenRefusal.INVALID_TOKEN.toResult()
				: OAuth2TokenValidatorResult.success()));
		String token = this.issuer.accessToken();
		assertThat(decoder.decode(token)).isNotNull();
		revoked.set(true);
		refused(decoder, token, TokenRefusal.INVALID_TOKEN);
		revoked.set(false);
		assertThat(decoder.decode(token)).isNotNull();
	}

	@Test
	void aRuleOfTheApplicationThatFailsRefuses() {
		refused(decoder(List.of((token) -> {
			throw new IllegalStateException();
		})), this.issuer.accessToken(), TokenRefusal.INVALID_TOKEN);
	}

	@Test
	void aTokenBoundToACertificateIsNotRemembered() throws Exception {
		AccessTokenDecoder decoder = decoder(List.of());
		byte[] certificate = { 1, 2, 3 };
		String thumbprint = RawToken.encode(MessageDigest.getInstance("SHA-256").digest(certificate));
		String token = this.issuer.accessToken((claims) -> claims.claim("cnf", Map.of("x5t#S256", thumbprint)));
		// the one that makes the keys be fetched is not remembered anyway
		decoder.decode(this.issuer.accessToken());
		present(certificate);
		assertThat(decoder.decode(token)).isNotNull();
		RequestContextHolder.resetRequestAttributes();
		refused(decoder, token, TokenRefusal.UNPROVEN_KEY_BINDING);
	}

	@Test
	void aTokenThatCouldNotPassMakesNothingBeFetched() {
		AccessTokenDecoder decoder = decoder(List.of());
		refused(decoder, (token) -> token.claim("aud", "other"), TokenRefusal.WRONG_AUDIENCE);
		refused(decoder, "a.b.c", TokenRefusal.MALFORMED_TOKEN);
		assertThat(this.issuer.fetches(TestIssuer.DISCOVERY)).isZero();
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isZero();
		assertThat(decoder.decode(this.issuer.accessToken())).isNotNull();
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isOne();
	}

	@Test
	void aTokenIsRefusedForWhatNimbusFinds() {
		AccessTokenDecoder decoder = decoder(List.of());
		refused(decoder, (token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa"),
				TokenRefusal.BAD_SIGNATURE);
		refused(decoder, (token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256), TokenRefusal.UNKNOWN_KEY);
		refused(decoder, (token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512),
				TokenRefusal.UNSUPPORTED_ALGORITHM);
	}

	@Test
	void aSignedTokenThatNimbusCannotReadIsMalformed() {
		AccessTokenDecoder decoder = decoder(List.of());
		RawToken token = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		assertThat(decoder.decode(token.claim("level", "1e300").compact())).isNotNull();
		refused(decoder, token.claim("level", "1e400").compact(), TokenRefusal.MALFORMED_TOKEN);
	}

	@Test
	void aTokenIsRefusedForWhatNimbusReadsAsSomethingElse() {
		RawToken token = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		refused(decoder(List.of()), token.claim("sub", "5").compact(), TokenRefusal.INVALID_SUBJECT);
	}

	@Test
	void nothingIsSaidThatWasNotSigned() {
		assertThat(
				decoder(List.of()).decode(this.issuer.accessToken((token) -> token.claim("iat", null))).getIssuedAt())
			.isNull();
	}

	@Test
	void anOutageIsNoRefusal() {
		this.issuer.goDown();
		assertThatExceptionOfType(JwtException.class)
			.isThrownBy(() -> decoder(List.of()).decode(this.issuer.accessToken()))
			.isNotInstanceOf(BadJwtException.class);
	}

	@Test
	void whatIsWrongWithTheSignatureIsSaidBeforeWhatIsWrongWithTheClaims() {
		AccessTokenDecoder decoder = decoder(List.of());
		decoder.decode(this.issuer.accessToken());
		refused(decoder,
				(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa").claim("aud", "other"),
				TokenRefusal.BAD_SIGNATURE);
		refused(decoder, (token) -> token.claim("aud", "other"), TokenRefusal.WRONG_AUDIENCE);
	}

	@Test
	void aKeyIsFoundHoweverItsIdIsWritten() {
		AccessTokenDecoder decoder = decoder(List.of());
		decoder.decode(this.issuer.accessToken());
		RawToken token = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		assertThat(decoder.decode(token.header("kid", "'\\u0072sa'").compact())).isNotNull();
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isOne();
	}

	@Test
	void aKeyIsFoundWithoutTheCertificateThatTheHeaderNames() {
		AccessTokenDecoder decoder = decoder(List.of());
		decoder.decode(this.issuer.accessToken());
		RawToken token = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		assertThat(decoder.decode(token.header("x5t#S256", "'" + "A".repeat(43) + "'").compact())).isNotNull();
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isOne();
	}

	@Test
	void anAlgorithmThatIsNotAcceptedMakesNothingBeFetched() {
		refused(decoder(List.of()), (token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512),
				TokenRefusal.UNSUPPORTED_ALGORITHM);
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isZero();
	}

	@Test
	void aTokenThatSaysThatItIsNotSignedIsRefusedWhetherKeysAreHeldOrNot() {
		AccessTokenDecoder decoder = decoder(List.of());
		RawToken token = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		String unsigned = token.header("alg", "'none'").compact();
		refused(decoder, unsigned, TokenRefusal.MALFORMED_TOKEN);
		assertThat(this.issuer.fetches(TestIssuer.KEYS)).isZero();
		decoder.decode(this.issuer.accessToken());
		refused(decoder, unsigned, TokenRefusal.MALFORMED_TOKEN);
	}

	@Test
	void aRefusalCostsNoStackTrace() {
		AccessTokenDecoder decoder = decoder(List.of());
		decoder.decode(this.issuer.accessToken());
		RawToken raw = new RawToken(this.issuer.uri(), TestIssuer.AUDIENCE, this.clock.instant());
		Stream
			.of("a.b.c", this.issuer.accessToken((token) -> token.claim("sub", 1)),
					this.issuer.accessToken((token) -> token.claim("aud", "other")),
					this.issuer.accessToken((token) -> token.claim("aud", "other").keyId("unknown")),
					this.issuer.accessToken((token) -> token.keyId("unknown")),
					this.issuer
						.accessToken((token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa")),
					this.issuer.accessToken((token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512)),
					raw.claim("level", "1e400").header("kid", "'unknown'").compact())
			.forEach((token) -> assertThatExceptionOfType(JwtValidationException.class)
				.isThrownBy(() -> decoder.decode(token))
				.withNoCause()
				.satisfies((ex) -> assertThat(ex.getStackTrace()).isEmpty())
				.satisfies((ex) -> assertThat(ex.getMessage())
					.isEqualTo(ex.getErrors().iterator().next().getDescription())));
	}

	@Test
	void anOutageCostsNoStackTraceForEachToken() {
		this.issuer.goDown();
		AccessTokenDecoder decoder = decoder(List.of());
		assertThatExceptionOfType(UncheckedTokenException.class)
			.isThrownBy(() -> decoder.decode(this.issuer.accessToken()))
			.withMessageStartingWith("The issuer's keys could not be fetched")
			.satisfies((ex) -> assertThat(ex.getStackTrace()).isEmpty())
			.havingCause()
			.isInstanceOf(KeysUnavailableException.class)
			.satisfies((ex) -> assertThat(ex.getStackTrace()).isEmpty());
	}

	private void refused(AccessTokenDecoder decoder, Consumer<TestToken> token, TokenRefusal refusal) {
		refused(decoder, this.issuer.accessToken(token), refusal);
	}

	private static void refused(AccessTokenDecoder decoder, String token, TokenRefusal refusal) {
		assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> decoder.decode(token))
			.satisfies((ex) -> assertThat(ex.getErrors()).first()
				.isInstanceOfSatisfying(RefusedTokenError.class,
						(error) -> assertThat(error.getRefusal()).isEqualTo(refusal)));
	}

	private AccessTokenDecoder decoder(List<AccessTokenRule> rules) {
		return decoder(rules,
				new VerifiedTokenCache(10, Duration.ofMinutes(5), this.keys::isCurrent, this.skew, this.clock));
	}

	private AccessTokenDecoder decoder(List<AccessTokenRule> rules, @Nullable VerifiedTokenCache cache) {
		OAuth2TokenValidator<Jwt> ours = new AccessTokenRules(this.issuer.uri(), Set.of(TestIssuer.AUDIENCE), Set.of(),
				false, this.skew, Duration.ofHours(24))
			.toValidator(this.clock);
		return new AccessTokenDecoder(this.keys, Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256), ours,
				rules, cache);
	}

	private IssuerKeys keys() {
		BoundedResourceRetriever retriever = new BoundedResourceRetriever(Duration.ofSeconds(3), 512 * 1024);
		Duration interval = Duration.ofSeconds(10);
		IssuerMetadata metadata = new IssuerMetadata(this.issuer.uri(), UrlRules.allowingLoopbackHttp(), retriever,
				interval, this.clock);
		KeyFetching fetching = new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), true, Duration.ofHours(4),
				interval);
		return new IssuerKeys(metadata, retriever, fetching, Set.of("RS256", "ES256"), this.clock);
	}

	private static void present(byte[] encoded) throws Exception {
		X509Certificate certificate = mock(X509Certificate.class);
		given(certificate.getEncoded()).willReturn(encoded);
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] { certificate });
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
	}

}
