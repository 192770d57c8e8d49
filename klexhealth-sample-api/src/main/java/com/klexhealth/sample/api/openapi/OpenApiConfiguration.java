package com.klexhealth.sample.api.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.context.annotation.Configuration;

/**
 * Says what the API is. Where to log in, which scopes an operation needs and how requests
 * are refused, the starter says.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "KlexHealth Sample API", version = "0.1.0",
		description = "Patients and their prescriptions (\"Verordnungen\"), all of them invented. "
				+ "Practitioners see the patients in their care, patients see themselves. "
				+ "For everybody else a patient is not there (404).",
		contact = @Contact(name = "KlexHealth", url = "https://klexhealth.com", email = "support@klexhealth.com")))
class OpenApiConfiguration {

}
