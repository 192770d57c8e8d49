package com.klexhealth.sample.api.patient;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Enough of a name or number to look for somebody in particular. With less, a search
 * would be a way to page through everybody by the alphabet.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SearchText.Validator.class)
@interface SearchText {

	String message() default "{sample.search-text}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Counts what remains to be searched for once case, accents and spaces are gone.
	 */
	final class Validator implements ConstraintValidator<SearchText, String> {

		private static final int ENOUGH = 3;

		@Override
		public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
			return text == null || Folding.fold(text).codePoints().filter(Character::isLetterOrDigit).count() >= ENOUGH;
		}

	}

}
