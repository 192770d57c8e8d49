package com.klexhealth.boot.resourceserver;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a request is answered that was refused.
 *
 * @param problem the status and the body
 * @param challenge the {@code WWW-Authenticate} header (RFC 6750, section 3), if any
 * @param retryAfter when it is worth trying again, if that may help
 */
public record BearerAnswer(Problem problem, @Nullable String challenge, @Nullable Duration retryAfter) {

}
