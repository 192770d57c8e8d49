package com.klexhealth.boot.jwt;

import java.text.ParseException;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims without looking at the signature: they say whether a token could pass at
 * all, and so whether it is worth to look for its key. Nothing else may be made of them.
 */
public final class UnverifiedJwtProcessor extends DefaultJWTProcessor<SecurityContext> {

	@Override
	public JWTClaimsSet process(SignedJWT token, @Nullable SecurityContext context) {
		try {
			return token.getJWTClaimsSet();
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
