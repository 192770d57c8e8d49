package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import com.nimbusds.jose.util.ResourceRetriever;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.klexhealth.url.UrlRules;

/**
 * The discovery document of the issuer, fetched when it is first needed (OpenID Connect
 * Discovery 1.0, section 4). It is read again now and then along with the keys, and the
 * last one that was in order is kept meanwhile.
 */
public final class IssuerMetadata {

	private static final Log logger = LogFactory.getLog(IssuerMetadata.class);

	private static final String WELL_KNOWN_PATH = "/.well-known/openid-configuration";

	/**
	 * Less than the time between two fetches of keys, except when tokens with unknown key
	 * ids ask for them: what moved is found soon, and a flood does not ask for the
	 * document each time.
	 */
	private static final Duration MAXIMUM_AGE = Duration.ofMinutes(1);

	private final String issuer;

	private final UrlRules rules;

	private final ResourceRetriever retriever;

	private final Duration retryInterval;

	private final Clock clock;

	private volatile @Nullable Known known;

	private @Nullable Failure failure;

	/**
	 * Creates the metadata; nothing is fetched yet.
	 * @param issuer the issuer whose document to fetch
	 * @param rules what the URLs in it may look like
	 * @param retriever fetches it
	 * @param retryInterval how long to wait after a failure before it is fetched again
	 * @param clock tells the time
	 */
	public IssuerMetadata(String issuer, UrlRules rules, ResourceRetriever retriever, Duration retryInterval,
			Clock clock) {
		this.issuer = issuer;
		this.rules = rules;
		this.retriever = retriever;
		this.retryInterval = retryInterval;
		this.clock = clock;
	}

	/**
	 * Returns the document.
	 * @return the claims of the document, the same object until there are others
	 * @throws IOException if it cannot be fetched, or is not what the issuer should say
	 */
	public Map<String, Object> get() throws IOException {
		Known known = this.known;
		return (known != null && !known.rejected()) ? known.document().claims() : fetchOnce();
	}

	/**
	 * Has the document fetched again when it is next asked for, so that the issuer can
	 * mend it without a restart of all its clients.
	 * @param message what is wrong with it
	 * @param cause where it did not do
	 * @return what to throw
	 */
	public synchronized IOException reject(String message, Exception cause) {
		IOException rejection = new IOException(message, cause);
		Known known = this.known;
		if (known != null) {
			this.known = new Known(known.document(), known.read(), true);
		}
		this.failure = new Failure(rejection, this.clock.instant());
		return rejection;
	}

	/**
	 * Returns where the keys were when the issuer last said so.
	 * @return the address, {@code null} if it never did
	 */
	@Nullable URL knownJwkSetUrl() {
		Known known = this.known;
		return (known != null) ? known.document().jwkSetUrl() : null;
	}

	/**
	 * Reads the document again if that was long ago. As there is one to go on with, it is
	 * not tried again soon if that fails.
	 * @param attempt gives what fetches it
	 */
	void renew(Supplier<ResourceRetriever> attempt) {
		Known known = this.known;
		Instant now = this.clock.instant();
		if (known == null || (!now.isBefore(known.read()) && now.isBefore(known.read().plus(MAXIMUM_AGE)))) {
			return;
		}
		try {
			read(attempt.get());
		}
		catch (IOException ex) {
			logger.debug("The discovery document could not be read again", ex);
			this.known = new Known(known.document(), now, known.rejected());
		}
	}

	/**
	 * Reads the document, whether it is held or not.
	 * @param retriever fetches it
	 * @return where the keys are
	 * @throws IOException as {@link #get()} does
	 */
	URL read(ResourceRetriever retriever) throws IOException {
		Instant read = this.clock.instant();
		DiscoveryDocument document = DiscoveryDocument.parse(retriever.retrieveResource(url()).getContent(),
				this.issuer, this.rules);
		Known known = this.known;
		// the same object, if it is the same document
		boolean same = known != null && known.document().claims().equals(document.claims());
		this.known = new Known((known != null && same) ? known.document() : document, read,
				known != null && same && known.rejected());
		return document.jwkSetUrl();
	}

	/*
	 * While the issuer is down, the requests that wait for a fetch must not each begin
	 * another one when it is their turn: they would wait in line for all of them.
	 */
	private synchronized Map<String, Object> fetchOnce() throws IOException {
		Known known = this.known;
		if (known != null && !known.rejected()) {
			return known.document().claims();
		}
		Instant now = this.clock.instant();
		if (this.failure != null && !now.isBefore(this.failure.at())
				&& now.isBefore(this.failure.at().plus(this.retryInterval))) {
			throw new IOException(this.failure.cause().getMessage(), this.failure.cause());
		}
		try {
			Instant read = this.clock.instant();
			DiscoveryDocument document = DiscoveryDocument.parse(this.retriever.retrieveResource(url()).getContent(),
					this.issuer, this.rules);
			this.known = new Known(document, read, false);
			return document.claims();
		}
		catch (IOException ex) {
			this.failure = new Failure(ex, this.clock.instant());
			throw ex;
		}
	}

	private URL url() throws IOException {
		String base = (this.issuer.endsWith("/")) ? this.issuer.substring(0, this.issuer.length() - 1) : this.issuer;
		return URI.create(base + WELL_KNOWN_PATH).toURL();
	}

	/**
	 * The last document that was in order.
	 */
	private record Known(DiscoveryDocument document, Instant read, boolean rejected) {

	}

	/**
	 * Why there is no document yet.
	 */
	private record Failure(IOException cause, Instant at) {

	}

}
