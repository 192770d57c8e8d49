package com.klexhealth.sample.api.prescription;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A treatment cannot have to begin before it was prescribed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StartsNotBeforeIssue.Validator.class)
@interface StartsNotBeforeIssue {

	String message() default "{sample.starts-not-before-issue}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Compares the two dates, if both are there, and puts the error at the later one.
	 */
	final class Validator implements ConstraintValidator<StartsNotBeforeIssue, PrescriptionContent> {

		@Override
		@SuppressWarnings("NullAway") // runs beside the @NotNull constraints, not after
		public boolean isValid(PrescriptionContent prescription, ConstraintValidatorContext context) {
			if (prescription.issuedOn() == null || prescription.startBy() == null
					|| !prescription.startBy().isBefore(prescription.issuedOn())) {
				return true;
			}
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
				.addPropertyNode("startBy")
				.addConstraintViolation();
			return false;
		}

	}

}
