package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what an endpoint does to a patient, so that a refused request is recorded as well
 * as an answered one. The patient is the path variable {@code patientId}, if there is
 * one, or {@linkplain AskedFor who else} the request names, and the resource the path
 * variable {@code id}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recorded {

	/**
	 * What the endpoint does.
	 * @return the action
	 */
	Action value();

}
