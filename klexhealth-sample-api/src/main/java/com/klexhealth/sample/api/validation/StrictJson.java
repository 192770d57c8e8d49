package com.klexhealth.sample.api.validation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Takes texts and dates in requests for what they are: no number is a text, and no list
 * of numbers, number of days or point in time is a date. The rest of this strictness is
 * {@code spring.jackson.*} in {@code application.yml}.
 */
@Component
class StrictJson extends SimpleModule {

	StrictJson() {
		super("StrictJson");
		addDeserializer(String.class, new Text<>(String.class) {

			@Override
			String parse(String text) {
				return text;
			}

		});
		addDeserializer(LocalDate.class, new Text<>(LocalDate.class) {

			@Override
			LocalDate parse(String text) {
				return LocalDate.parse(text);
			}

		});
	}

	/**
	 * Reads what JSON has as a string, and nothing else.
	 */
	private abstract static class Text<T> extends StdScalarDeserializer<T> {

		Text(Class<T> type) {
			super(type);
		}

		abstract T parse(String text);

		@Override
		@SuppressWarnings("unchecked")
		public T deserialize(JsonParser parser, DeserializationContext context) {
			if (!parser.hasToken(JsonToken.VALUE_STRING)) {
				return (T) context.handleUnexpectedToken(getValueType(context), parser);
			}
			try {
				return parse(parser.getString());
			}
			catch (DateTimeParseException ex) {
				return (T) context.handleWeirdStringValue(handledType(), parser.getString(), "not an ISO 8601 date");
			}
		}

	}

}
