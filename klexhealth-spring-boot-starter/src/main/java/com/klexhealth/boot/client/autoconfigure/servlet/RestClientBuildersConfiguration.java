package com.klexhealth.boot.client.autoconfigure.servlet;

import java.net.http.HttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Where clients that carry a token come from: Spring Boot's settings and customizers if
 * {@code spring-boot-restclient} is there, the JDK's client if not.
 */
final class RestClientBuildersConfiguration {

	private RestClientBuildersConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RestClientCustomizer.class)
	static class SpringBootRestClient {

		@Bean
		RestClientBuilders klexHealthRestClientBuilders(
				ObjectProvider<ClientHttpRequestFactoryBuilder<?>> requestFactoryBuilder,
				ObjectProvider<HttpClientSettings> settings, ObjectProvider<RestClientCustomizer> customizers) {
			return () -> {
				RestClient.Builder builder = RestClient.builder()
					.requestFactory(requestFactoryBuilder.getIfAvailable(ClientHttpRequestFactoryBuilder::detect)
						.build(settings.getIfAvailable(HttpClientSettings::defaults)
							.withRedirects(HttpRedirects.DONT_FOLLOW)));
				customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
				return builder;
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JdkRestClient {

		@Bean
		@ConditionalOnMissingBean
		RestClientBuilders klexHealthJdkRestClientBuilders() {
			return () -> RestClient.builder()
				.requestFactory(new JdkClientHttpRequestFactory(
						HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()));
		}

	}

}
