/**
 * Patients and prescriptions as FHIR R4 shows them: another view of the same data, for
 * reading only, behind the same rules. It reads the tables itself, so that neither view
 * holds up the other.
 */
@NullMarked
package com.klexhealth.sample.api.fhir;

import org.jspecify.annotations.NullMarked;
