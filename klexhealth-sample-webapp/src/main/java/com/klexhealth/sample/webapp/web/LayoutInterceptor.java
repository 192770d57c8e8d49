package com.klexhealth.sample.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Gives each page its {@link Layout}. It is a request attribute, not a model attribute,
 * since error pages have a model of their own.
 */
final class LayoutInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		request.setAttribute("layout", Layout.of(request, RequestContextUtils.getLocale(request)));
		return true;
	}

}
