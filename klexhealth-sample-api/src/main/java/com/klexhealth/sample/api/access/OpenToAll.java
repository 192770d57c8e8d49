package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to everybody, since it tells of no patient. Its path has to be among
 * {@code klexhealth.public-paths}, too.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("permitAll()")
@SecurityRequirements
public @interface OpenToAll {

}
