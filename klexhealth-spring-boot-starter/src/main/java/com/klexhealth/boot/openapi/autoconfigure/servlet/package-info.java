/**
 * The OpenAPI document and Swagger UI in servlet applications.
 */
@NullMarked
package com.klexhealth.boot.openapi.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
