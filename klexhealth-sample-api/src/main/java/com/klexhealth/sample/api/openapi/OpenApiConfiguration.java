package com.klexhealth.sample.api.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.OAuthFlow;
import io.swagger.v3.oas.annotations.security.OAuthFlows;
import io.swagger.v3.oas.annotations.security.OAuthScope;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Describes the API as a whole: what it is, and the one way in, which is the
 * authorization code flow. The scopes that an operation needs stand at the operation, as
 * {@code @CanRead…} and {@code @CanWrite…}.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "KlexHealth Sample API", version = "0.1.0",
		description = "Patients and their prescriptions (\"Verordnungen\"), all of them invented. "
				+ "Practitioners see the patients in their care, patients see themselves. "
				+ "For everybody else a patient is not there (404).",
		contact = @Contact(name = "KlexHealth", url = "https://klexhealth.com", email = "support@klexhealth.com")))
@SecurityScheme(name = "KlexHealth", type = SecuritySchemeType.OAUTH2,
		description = "Log in at KlexHealth by the authorization code grant with PKCE. There is no other way in.",
		flows = @OAuthFlows(authorizationCode = @OAuthFlow(authorizationUrl = "${sample.openapi.authorization-url}",
				tokenUrl = "${sample.openapi.token-url}",
				scopes = { @OAuthScope(name = "patients:read", description = "See patients"),
						@OAuthScope(name = "patients:write", description = "Register patients"),
						@OAuthScope(name = "patients:emergency",
								description = "See patients of others in an emergency"),
						@OAuthScope(name = "care-relations:read", description = "See who treats whom"),
						@OAuthScope(name = "care-relations:write", description = "Manage who treats whom"),
						@OAuthScope(name = "prescriptions:read", description = "See prescriptions"),
						@OAuthScope(name = "prescriptions:write", description = "Issue prescriptions"),
						@OAuthScope(name = "patient/Patient.rs", description = "See your own record as FHIR"),
						@OAuthScope(name = "patient/ServiceRequest.rs",
								description = "See your own prescriptions as FHIR"),
						@OAuthScope(name = "user/Patient.rs", description = "See patients as FHIR"),
						@OAuthScope(name = "user/ServiceRequest.rs", description = "See prescriptions as FHIR") })))
class OpenApiConfiguration implements WebMvcConfigurer {

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/", "/swagger-ui.html");
	}

}
