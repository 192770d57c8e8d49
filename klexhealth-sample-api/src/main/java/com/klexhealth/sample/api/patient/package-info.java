/**
 * Patients: their list, their records and their registration.
 */
@NullMarked
package com.klexhealth.sample.api.patient;

import org.jspecify.annotations.NullMarked;
