package com.klexhealth.sample.api.validation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A date in the twentieth or twenty-first century: others are slips of the keyboard, and
 * some no database stores.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OurTimes.Validator.class)
public @interface OurTimes {

	/**
	 * The message.
	 * @return the message
	 */
	String message() default "{sample.our-times}";

	/**
	 * The groups.
	 * @return the groups
	 */
	Class<?>[] groups() default {};

	/**
	 * The payload.
	 * @return the payload
	 */
	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks at the year.
	 */
	final class Validator implements ConstraintValidator<OurTimes, LocalDate> {

		@Override
		public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
			return date == null || (date.getYear() >= 1900 && date.getYear() < 2100);
		}

	}

}
