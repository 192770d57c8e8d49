/**
 * Prescriptions ("Verordnungen") of a patient.
 */
@NullMarked
package com.klexhealth.sample.api.prescription;

import org.jspecify.annotations.NullMarked;
