package com.klexhealth.sample.api.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A page ends within the first 10,000 of a list.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotTooDeep.Validator.class)
@interface NotTooDeep {

	String message() default "{sample.not-too-deep}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Multiplies.
	 */
	final class Validator implements ConstraintValidator<NotTooDeep, PageQuery> {

		@Override
		public boolean isValid(PageQuery query, ConstraintValidatorContext context) {
			long page = Objects.requireNonNullElse(query.page(), 0);
			long size = Objects.requireNonNullElse(query.size(), 20);
			if ((page + 1) * size <= PageQuery.DEEPEST) {
				return true;
			}
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
				.addPropertyNode("page")
				.addConstraintViolation();
			return false;
		}

	}

}
