package com.klexhealth.boot.resourceserver;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import com.klexhealth.boot.jwt.TestVerifiedJwts;
import com.klexhealth.boot.jwt.VerifiedJwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RememberedAuthenticationConverter}.
 */
class RememberedAuthenticationConverterTests {

	private final AtomicInteger conversions = new AtomicInteger();

	private final JwtAuthenticationConverter springs = new JwtAuthenticationConverter();

	private final RememberedAuthenticationConverter converter = new RememberedAuthenticationConverter(this.springs);

	@BeforeEach
	void countConversions() {
		this.springs.setJwtGrantedAuthoritiesConverter((token) -> {
			this.conversions.incrementAndGet();
			return List.of(new SimpleGrantedAuthority("SCOPE_a"));
		});
	}

	@Test
	void convertsATokenThatIsRememberedOnce() {
		VerifiedJwt token = TestVerifiedJwts.of(token());
		AbstractAuthenticationToken first = this.converter.convert(token);
		AbstractAuthenticationToken second = this.converter.convert(token);
		assertThat(second).isEqualTo(first).isNotSameAs(first);
		assertThat(this.conversions).hasValue(1);
	}

	@Test
	void givesWhatSpringSecurityGives() {
		AbstractAuthenticationToken ours = this.converter.convert(TestVerifiedJwts.of(token()));
		assertThat(ours).isInstanceOf(JwtAuthenticationToken.class);
		assertThat(ours.isAuthenticated()).isTrue();
		assertThat(ours.getName()).isEqualTo("schneider");
		assertThat(ours.getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("SCOPE_a", "FACTOR_BEARER");
	}

	@Test
	void whatOneRequestChangesNoOtherSees() {
		VerifiedJwt token = TestVerifiedJwts.of(token());
		AbstractAuthenticationToken first = this.converter.convert(token);
		first.setDetails("of the first");
		first.setAuthenticated(false);
		AbstractAuthenticationToken second = this.converter.convert(token);
		assertThat(second.getDetails()).isNull();
		assertThat(second.isAuthenticated()).isTrue();
	}

	@Test
	void convertsATokenOfAnotherDecoderEachTime() {
		Jwt token = token();
		this.converter.convert(token);
		this.converter.convert(token);
		assertThat(this.conversions).hasValue(2);
	}

	private static Jwt token() {
		Instant now = Instant.parse("2026-11-24T12:00:00Z");
		return Jwt.withTokenValue("token")
			.header("alg", "RS256")
			.subject("schneider")
			.issuedAt(now)
			.expiresAt(now.plusSeconds(300))
			.build();
	}

}
