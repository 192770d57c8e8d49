package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to practitioners whose token may write prescriptions. For whom they
 * may write them is {@link PatientAccess}'s to say.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_prescriptions:write') and hasRole('practitioner')")
@SecurityRequirement(name = "KlexHealth", scopes = "prescriptions:write")
public @interface CanWritePrescriptions {

}
