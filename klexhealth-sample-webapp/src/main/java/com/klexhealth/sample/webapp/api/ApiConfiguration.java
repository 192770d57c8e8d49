package com.klexhealth.sample.webapp.api;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import com.klexhealth.boot.client.TokenRelay;

/**
 * The client of the sample API. The token relay is what makes it carry the user's token.
 */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

	@Bean
	PatientApi patientApi(TokenRelay relay, SampleProperties properties) {
		RefusedToken refusedToken = new RefusedToken(Clock.systemUTC());
		RestClient client = relay.restClient(properties.apiUrl().toString())
			.mutate()
			.defaultStatusHandler(refusedToken, refusedToken)
			.build();
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
			.exchangeAdapterDecorator(BodyRequired::new)
			.build()
			.createClient(PatientApi.class);
	}

}
