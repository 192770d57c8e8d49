/**
 * What the OpenAPI document says of access: where to log in, what each operation needs,
 * and how a request is refused.
 */
@NullMarked
package com.klexhealth.boot.openapi;

import org.jspecify.annotations.NullMarked;
