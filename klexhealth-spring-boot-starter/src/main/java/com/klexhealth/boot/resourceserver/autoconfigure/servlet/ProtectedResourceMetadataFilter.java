package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;

import com.klexhealth.boot.resourceserver.ProtectedResource;

/**
 * Serves the metadata of the API (RFC 9728, section 3). Spring Security's own filter
 * takes the resource identifier from the request, and so from its Host header.
 */
final class ProtectedResourceMetadataFilter implements Filter {

	private final byte[] metadata;

	ProtectedResourceMetadataFilter(ProtectedResource resource) {
		this.metadata = resource.toJson().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		String uri = httpRequest.getRequestURI();
		// asked for every request, so what is cheap to tell comes first
		if (!uri.contains(ProtectedResource.METADATA_PATH)
				|| !isMetadata(uri.substring(httpRequest.getContextPath().length()))
				|| !isRead(httpRequest.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(this.metadata.length);
		response.getOutputStream().write(this.metadata);
	}

	private static boolean isRead(String method) {
		return "GET".equals(method) || "HEAD".equals(method);
	}

	private static boolean isMetadata(String path) {
		return path.startsWith(ProtectedResource.METADATA_PATH)
				&& (path.length() == ProtectedResource.METADATA_PATH.length()
						|| path.charAt(ProtectedResource.METADATA_PATH.length()) == '/');
	}

}
