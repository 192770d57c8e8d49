package com.klexhealth.boot.keys;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.IOUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer signs tokens with. They are first fetched when a token first
 * needs one, so that an application starts while the issuer is down.
 */
public final class IssuerKeys implements JWKSource<SecurityContext>, Closeable {

	private final IssuerMetadata metadata;

	private final ResourceRetriever retriever;

	private final KeyFetching fetching;

	private volatile @Nullable JWKSource<SecurityContext> source;

	/**
	 * Creates the keys; nothing is fetched yet.
	 * @param metadata tells where the keys are
	 * @param retriever fetches them
	 * @param fetching when to fetch them again
	 */
	public IssuerKeys(IssuerMetadata metadata, ResourceRetriever retriever, KeyFetching fetching) {
		this.metadata = metadata;
		this.retriever = retriever;
		this.fetching = fetching;
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
		return source().get(selector, context);
	}

	@Override
	public void close() {
		if (this.source instanceof Closeable closeable) {
			IOUtils.closeSilently(closeable);
		}
	}

	private JWKSource<SecurityContext> source() throws KeySourceException {
		JWKSource<SecurityContext> result = this.source;
		if (result == null) {
			synchronized (this) {
				result = this.source;
				if (result == null) {
					result = create();
					this.source = result;
				}
			}
		}
		return result;
	}

	private JWKSource<SecurityContext> create() throws KeySourceException {
		try {
			return this.fetching.apply(JWKSourceBuilder.create(this.metadata.getJwkSetUrl(), this.retriever)).build();
		}
		catch (IOException ex) {
			throw new RemoteKeySourceException("The issuer's keys cannot be found: " + ex.getMessage(), ex);
		}
	}

}
