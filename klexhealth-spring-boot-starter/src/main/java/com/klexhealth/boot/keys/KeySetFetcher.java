package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.function.Supplier;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.ResourceRetriever;

/**
 * Fetches the issuer's keys from where its discovery document says they are. While that
 * fails, attempts take turns between reading the document again and going where the keys
 * last were: the keys may have moved, and the document may be all that is broken, or both
 * may be too slow to be had in one attempt.
 */
final class KeySetFetcher {

	private final IssuerMetadata metadata;

	private final Supplier<ResourceRetriever> attempts;

	private final KeySetReader reader;

	private boolean moved;

	/**
	 * Creates the fetcher.
	 * @param metadata tells where the keys are
	 * @param attempts gives what fetches the documents of one attempt
	 * @param reader reads the keys
	 */
	KeySetFetcher(IssuerMetadata metadata, Supplier<ResourceRetriever> attempts, KeySetReader reader) {
		this.metadata = metadata;
		this.attempts = attempts;
		this.reader = reader;
	}

	/**
	 * Fetches the keys.
	 * @return the keys that can be used, at least one
	 * @throws IOException if there are none
	 */
	synchronized List<JWK> fetch() throws IOException {
		ResourceRetriever retriever = this.attempts.get();
		URL url = url(retriever);
		List<JWK> keys = this.reader.read(retriever.retrieveResource(url).getContent());
		this.moved = false;
		return keys;
	}

	/**
	 * Looks for what else the issuer says by now, once keys were fetched.
	 */
	synchronized void renewMetadata() {
		this.metadata.renew(this.attempts);
	}

	private URL url(ResourceRetriever retriever) throws IOException {
		URL known = this.metadata.knownJwkSetUrl();
		boolean direct = known != null && !this.moved;
		// if this attempt fails, the next one is of the other kind
		this.moved = direct;
		return (known != null && direct) ? known : this.metadata.read(retriever);
	}

}
