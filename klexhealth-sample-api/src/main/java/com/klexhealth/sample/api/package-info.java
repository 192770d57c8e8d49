/**
 * A REST API that gives out patient data only for tokens of KlexHealth.
 */
@NullMarked
package com.klexhealth.sample.api;

import org.jspecify.annotations.NullMarked;
