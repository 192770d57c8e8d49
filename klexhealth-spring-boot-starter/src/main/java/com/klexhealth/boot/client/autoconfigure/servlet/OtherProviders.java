package com.klexhealth.boot.client.autoconfigure.servlet;

import java.util.function.Supplier;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;

/**
 * Gets and refreshes what the application got from providers other than KlexHealth.
 */
@FunctionalInterface
interface OtherProviders extends Supplier<OAuth2AuthorizedClientProvider> {

}
