/**
 * Auto-configuration of the OpenAPI document and of Swagger UI's client.
 */
@NullMarked
package com.klexhealth.boot.openapi.autoconfigure;

import org.jspecify.annotations.NullMarked;
