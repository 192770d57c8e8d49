package com.klexhealth.boot.openapi.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Answers as if springdoc were not there, at whatever path it is, and in the
 * application's own words for what there is not.
 */
final class HiddenDocumentation implements HandlerInterceptor {

	private static final String SPRINGDOC = "org.springdoc.";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws NoResourceFoundException {
		if (isOfSpringdoc(handler)) {
			String path = request.getRequestURI();
			throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), path,
					path.substring(request.getContextPath().length() + 1));
		}
		return true;
	}

	private static boolean isOfSpringdoc(Object handler) {
		if (handler instanceof HandlerMethod method) {
			return isOfSpringdoc(method.getBeanType());
		}
		return handler instanceof ResourceHttpRequestHandler files && files.getResourceTransformers()
			.stream()
			.anyMatch((transformer) -> isOfSpringdoc(transformer.getClass()));
	}

	private static boolean isOfSpringdoc(Class<?> type) {
		return type.getName().startsWith(SPRINGDOC);
	}

}
