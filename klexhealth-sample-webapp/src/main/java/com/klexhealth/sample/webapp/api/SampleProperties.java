package com.klexhealth.sample.webapp.api;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sample API is.
 *
 * @param apiUrl Base URL of the sample API.
 */
@ConfigurationProperties("sample")
record SampleProperties(@DefaultValue("http://localhost:8081") URI apiUrl) {

}
