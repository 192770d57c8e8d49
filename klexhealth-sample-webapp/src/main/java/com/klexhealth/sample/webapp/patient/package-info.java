/**
 * The pages of a practitioner: the list of their patients, and one patient.
 */
@NullMarked
package com.klexhealth.sample.webapp.patient;

import org.jspecify.annotations.NullMarked;
