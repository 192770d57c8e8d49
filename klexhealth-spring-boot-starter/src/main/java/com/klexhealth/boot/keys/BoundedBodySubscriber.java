package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body as UTF-8 and gives up as soon as it is larger than allowed.
 */
final class BoundedBodySubscriber implements BodySubscriber<String> {

	private final BodySubscriber<String> delegate = BodySubscribers.ofString(StandardCharsets.UTF_8);

	private final long maximumSize;

	private long size;

	private Flow.@Nullable Subscription subscription;

	BoundedBodySubscriber(long maximumSize) {
		this.maximumSize = maximumSize;
	}

	@Override
	public CompletionStage<String> getBody() {
		return this.delegate.getBody();
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		this.delegate.onSubscribe(subscription);
	}

	@Override
	public void onNext(List<ByteBuffer> item) {
		for (ByteBuffer buffer : item) {
			this.size += buffer.remaining();
		}
		if (this.size <= this.maximumSize) {
			this.delegate.onNext(item);
			return;
		}
		// before the cancellation, which could otherwise be reported in its place
		this.delegate.onError(new IOException("The answer is larger than " + this.maximumSize + " bytes"));
		if (this.subscription != null) {
			this.subscription.cancel();
		}
	}

	@Override
	public void onError(Throwable throwable) {
		this.delegate.onError(throwable);
	}

	@Override
	public void onComplete() {
		this.delegate.onComplete();
	}

}
