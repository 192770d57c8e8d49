/**
 * Tests generated from the OpenAPI document: whatever operations it lists are called over
 * real HTTP, with real tokens, by those who may and those who may not.
 */
@NullMarked
package com.klexhealth.sample.api.contract;

import org.jspecify.annotations.NullMarked;
