package com.klexhealth.boot.keys.autoconfigure;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.keys.BoundedResourceRetriever;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.keys.KeyFetching;
import com.klexhealth.url.UrlRules;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the issuer's keys and metadata,
 * shared by token validation and login.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(KlexHealthProperties.class)
public final class KlexHealthKeysAutoConfiguration {

	@Bean
	BoundedResourceRetriever klexHealthResourceRetriever(KlexHealthProperties properties) {
		return new BoundedResourceRetriever(properties.keys().timeout(), properties.keys().maximumSize().toBytes());
	}

	@Bean
	IssuerMetadata klexHealthIssuerMetadata(KlexHealthProperties properties, BoundedResourceRetriever retriever) {
		UrlRules rules = (properties.allowLoopbackHttp()) ? UrlRules.allowingLoopbackHttp() : UrlRules.strict();
		return new IssuerMetadata(properties.issuerUri(), rules, retriever, properties.keys().minimumRefetchInterval(),
				Clock.systemUTC());
	}

	@Bean
	IssuerKeys klexHealthIssuerKeys(KlexHealthProperties properties, IssuerMetadata metadata,
			BoundedResourceRetriever retriever) {
		KlexHealthProperties.Keys keys = properties.keys();
		KeyFetching fetching = new KeyFetching(keys.timeout(), keys.timeToLive(), keys.refreshAhead(),
				keys.outageTolerance(), keys.minimumRefetchInterval());
		return new IssuerKeys(metadata, retriever, fetching, properties.resourceServer().algorithms(),
				Clock.systemUTC());
	}

}
