package com.klexhealth.sample.api.contract;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The endpoints that the running API has, whatever its document says.
 */
final class Endpoints {

	private static final String ERRORS = "ProblemErrorController";

	private final Map<String, HandlerMethod> handlers = new TreeMap<>();

	Endpoints(RequestMappingHandlerMapping mapping) {
		mapping.getHandlerMethods().forEach((info, handler) -> {
			if (handler.getBeanType().getName().startsWith("com.klexhealth.sample.")
					&& !handler.getBeanType().getSimpleName().equals(ERRORS)) {
				add(info, handler);
			}
		});
	}

	/**
	 * The endpoints by method and path.
	 * @return the handler methods
	 */
	Map<String, HandlerMethod> handlers() {
		return this.handlers;
	}

	private void add(RequestMappingInfo info, HandlerMethod handler) {
		for (String path : info.getPatternValues()) {
			if (info.getMethodsCondition().isEmpty()) {
				this.handlers.put("* " + path, handler);
			}
			info.getMethodsCondition()
				.getMethods()
				.forEach((method) -> this.handlers.put(method + " " + path, handler));
		}
	}

}
