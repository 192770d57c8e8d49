/**
 * The OpenAPI document and Swagger UI.
 */
@NullMarked
package com.klexhealth.sample.api.openapi;

import org.jspecify.annotations.NullMarked;
