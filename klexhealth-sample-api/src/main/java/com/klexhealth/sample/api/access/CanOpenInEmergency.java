package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to practitioners whose token may open the record of a patient whom
 * they do not treat.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_patients:emergency') and hasRole('practitioner')")
@SecurityRequirement(name = "KlexHealth", scopes = "patients:emergency")
public @interface CanOpenInEmergency {

}
