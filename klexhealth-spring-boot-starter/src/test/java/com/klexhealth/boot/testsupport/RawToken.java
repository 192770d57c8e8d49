package com.klexhealth.boot.testsupport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import org.jspecify.annotations.Nullable;

/**
 * A token that is valid unless a test makes it otherwise, down to the bytes: whatever the
 * test writes is signed as it stands.
 */
public final class RawToken {

	private final Map<String, String> header = new LinkedHashMap<>();

	private final Map<String, String> claims = new LinkedHashMap<>();

	private byte @Nullable [] headerBytes;

	private byte @Nullable [] payloadBytes;

	private Signer signer = RawToken::rs256;

	public RawToken(String issuer, String audience, Instant issuedAt) {
		header("alg", "'RS256'").header("kid", "'rsa'").header("typ", "'at+jwt'");
		claim("iss", "'" + issuer + "'").claim("aud", "['" + audience + "']")
			.claim("sub", "'0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11'")
			.claim("azp", "'client'")
			.claim("iat", String.valueOf(issuedAt.getEpochSecond()))
			.claim("exp", String.valueOf(issuedAt.plusSeconds(300).getEpochSecond()));
	}

	/**
	 * Writes a header parameter, or removes it.
	 * @param name the name
	 * @param json the value, with ' in place of ", {@code null} to remove it
	 * @return this
	 */
	public RawToken header(String name, @Nullable String json) {
		return put(this.header, name, json);
	}

	/**
	 * Writes a claim, or removes it.
	 * @param name the name
	 * @param json the value, with ' in place of ", {@code null} to remove it
	 * @return this
	 */
	public RawToken claim(String name, @Nullable String json) {
		return put(this.claims, name, json);
	}

	public RawToken headerBytes(byte[] bytes) {
		this.headerBytes = bytes;
		return this;
	}

	public RawToken payloadBytes(byte[] bytes) {
		this.payloadBytes = bytes;
		return this;
	}

	public RawToken signedBy(String algorithm, String keyId, Signer signer) {
		this.signer = signer;
		return header("alg", "'" + algorithm + "'").header("kid", "'" + keyId + "'");
	}

	public String headerText() {
		return json(this.header);
	}

	public String payloadText() {
		return json(this.claims);
	}

	/**
	 * Signs it.
	 * @return the token
	 */
	public String compact() {
		byte[] headerPart = (this.headerBytes != null) ? this.headerBytes : utf8(headerText());
		byte[] payloadPart = (this.payloadBytes != null) ? this.payloadBytes : utf8(payloadText());
		return sign(encode(headerPart) + "." + encode(payloadPart));
	}

	/**
	 * Signs a text as it stands.
	 * @param signingInput the text
	 * @return the text with its signature
	 */
	public String sign(String signingInput) {
		try {
			return signingInput + "." + encode(this.signer.sign(utf8(signingInput)));
		}
		catch (GeneralSecurityException | JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	public static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	public static byte[] rs256(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(TestKeys.RSA.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	public static byte[] ps256(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("RSASSA-PSS");
		signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
		signature.initSign(TestKeys.RSA.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	public static byte[] es256(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
		signature.initSign(TestKeys.EC.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	private RawToken put(Map<String, String> members, String name, @Nullable String json) {
		if (json != null) {
			members.put(name, json.replace('\'', '"'));
		}
		else {
			members.remove(name);
		}
		return this;
	}

	private static String json(Map<String, String> members) {
		return members.entrySet()
			.stream()
			.map((member) -> "\"" + member.getKey() + "\":" + member.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

	/**
	 * Signs bytes.
	 */
	@FunctionalInterface
	public interface Signer {

		byte[] sign(byte[] input) throws GeneralSecurityException, JOSEException;

	}

}
