package com.klexhealth.sample.api.idempotency;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.klexhealth.sample.api.problem.InvalidFieldException;

/**
 * Reads the header {@code Idempotency-Key}: a string in quotes, as
 * draft-ietf-httpapi-idempotency-key-header section 2.1 has it, or without them, as most
 * clients send it.
 */
@Component
class IdempotencyKeyResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	/** An sf-string of RFC 8941 without spaces, and the same without quotes. */
	private static final Pattern KEY = Pattern
		.compile("\"(?<quoted>([!#-\\[\\]-~]|\\\\[\"\\\\]){1,255})\"|(?<bare>[!#-~][!-~]{0,254})");

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType().equals(IdempotencyKey.class);
	}

	@Override
	public IdempotencyKey resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
		String subject = Objects.requireNonNull(request.getUserPrincipal(), "Not an endpoint for everybody").getName();
		return new IdempotencyKey(subject, name(webRequest.getHeaderValues(IdempotencyKey.HEADER)),
				request.getMethod() + " " + request.getRequestURI());
	}

	private static @Nullable String name(String @Nullable [] values) {
		if (values == null || values.length == 0) {
			return null;
		}
		Matcher key = KEY.matcher(values[0]);
		if (values.length > 1 || !key.matches()) {
			throw new InvalidFieldException(IdempotencyKey.HEADER, "sample.idempotency-key");
		}
		String quoted = key.group("quoted");
		return (quoted != null) ? quoted.replaceAll("\\\\(.)", "$1") : key.group("bare");
	}

}
