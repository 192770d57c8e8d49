package com.klexhealth.boot.keys;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A fetch of the keys that is under way, or was.
 *
 * @param number grows from fetch to fetch
 * @param begun when it began
 * @param keyId the key id that it was begun for, if any
 * @param result the keys, once they are there
 */
record KeyFetch(long number, Instant begun, @Nullable String keyId, CompletableFuture<HeldKeys> result) {

}
