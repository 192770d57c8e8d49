package com.klexhealth.boot.client.autoconfigure.servlet;

import java.util.function.Supplier;

import org.springframework.web.client.RestClient;

/**
 * Makes builders of clients that do not follow redirects: the JDK's client would take the
 * user's token along, to wherever an API sends it.
 */
@FunctionalInterface
interface RestClientBuilders extends Supplier<RestClient.Builder> {

}
