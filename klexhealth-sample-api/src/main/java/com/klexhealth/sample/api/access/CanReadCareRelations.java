package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to administrators whose token may read who treats whom.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_care-relations:read') and hasRole('administrator')")
@SecurityRequirement(name = "KlexHealth", scopes = "care-relations:read")
public @interface CanReadCareRelations {

}
