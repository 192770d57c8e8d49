package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpHeaders;

import com.klexhealth.boot.jwt.LockedJwtDecoder;

/**
 * Sends a token that is none through a filter and sees whether it arrives at the
 * starter's checks. What lies between, and who replaced it, need not be known.
 */
final class BearerProbe {

	private static final Log logger = LogFactory.getLog(BearerProbe.class);

	private final @Nullable LockedJwtDecoder decoder;

	BearerProbe(BeanFactory beanFactory) {
		this.decoder = beanFactory.getBeanProvider(LockedJwtDecoder.class).getIfAvailable();
	}

	boolean reachesOurChecks(Filter filter) {
		if (this.decoder == null) {
			return false;
		}
		return this.decoder.isReached((token) -> send(filter, token));
	}

	private static void send(Filter filter, String token) {
		try {
			filter.doFilter(request(token), response(), (request, response) -> {
			});
		}
		catch (Exception ex) {
			// refused, as it should be; what matters is by whom
			logger.debug("The probe was refused", ex);
		}
	}

	private static HttpServletRequest request(String token) {
		String authorization = "Bearer " + token;
		return proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
			case "getHeader" -> (isAuthorization(arguments)) ? authorization : null;
			case "getHeaders" ->
				Collections.enumeration((isAuthorization(arguments)) ? List.of(authorization) : List.of());
			case "getHeaderNames" -> Collections.enumeration(List.of(HttpHeaders.AUTHORIZATION));
			case "getMethod" -> "GET";
			case "getRequestURI", "getServletPath" -> "/";
			case "getContextPath" -> "";
			case "getRequestURL" -> new StringBuffer("https://localhost/");
			case "getScheme" -> "https";
			case "getServerName" -> "localhost";
			case "getServerPort" -> 443;
			case "getDispatcherType" -> DispatcherType.REQUEST;
			case "getParameterMap" -> Collections.emptyMap();
			default -> nothing(method.getReturnType());
		});
	}

	private static HttpServletResponse response() {
		return proxy(HttpServletResponse.class, (proxy, method, arguments) -> nothing(method.getReturnType()));
	}

	private static boolean isAuthorization(Object @Nullable [] arguments) {
		return arguments != null && HttpHeaders.AUTHORIZATION.equalsIgnoreCase(String.valueOf(arguments[0]));
	}

	private static @Nullable Object nothing(Class<?> type) {
		if (type == boolean.class) {
			return false;
		}
		if (type == int.class) {
			return 0;
		}
		return (type == long.class) ? 0L : null;
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
