package com.klexhealth.boot.jwt;

import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Decodes tokens by KlexHealth's rules, and can tell whether tokens reach it.
 */
public final class LockedJwtDecoder implements JwtDecoder {

	private final JwtDecoder delegate;

	private final String probe = UUID.randomUUID().toString();

	private volatile boolean reached;

	/**
	 * Creates the decoder.
	 * @param delegate decodes tokens
	 */
	public LockedJwtDecoder(JwtDecoder delegate) {
		this.delegate = delegate;
	}

	@Override
	public Jwt decode(String token) {
		if (this.probe.equals(token)) {
			this.reached = true;
			throw new BadJwtException("This is a probe");
		}
		return this.delegate.decode(token);
	}

	/**
	 * Tells whether a token that is sent somewhere reaches this decoder.
	 * @param sender sends the token, which is valid nowhere
	 * @return whether it arrived
	 */
	public boolean isReached(Consumer<String> sender) {
		this.reached = false;
		sender.accept(this.probe);
		return this.reached;
	}

}
