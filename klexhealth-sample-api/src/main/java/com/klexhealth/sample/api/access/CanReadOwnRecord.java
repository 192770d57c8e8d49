package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint about the caller themself to patients whose token may read patients.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_patients:read') and hasRole('patient')")
@SecurityRequirement(name = "KlexHealth", scopes = "patients:read")
public @interface CanReadOwnRecord {

}
