package com.klexhealth.sample.api.access;

import java.lang.annotation.Annotation;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.security.access.prepost.PreAuthorize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules say the same to Spring Security and to the OpenAPI document.
 */
class AccessRuleTests {

	@ParameterizedTest
	@ValueSource(classes = { CanReadPatients.class, CanWritePatients.class, CanReadPrescriptions.class,
			CanWritePrescriptions.class, CanOpenInEmergency.class, CanReadOwnRecord.class, CanReadCareRelations.class,
			CanWriteCareRelations.class })
	void theScopeThatIsDocumentedIsTheOneThatIsNeeded(Class<? extends Annotation> rule) {
		MergedAnnotations annotations = MergedAnnotations.from(rule);
		String needed = annotations.get(PreAuthorize.class).getString("value");
		String[] documented = annotations.get(SecurityRequirement.class).getStringArray("scopes");
		assertThat(documented).singleElement()
			.satisfies((scope) -> assertThat(needed).startsWith("hasAuthority('SCOPE_" + scope + "') and "));
	}

}
