package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;

/**
 * Gives Spring Security's headers to the answers that no filter chain gave them to, as
 * none was asked: the firewall's 400 and the server's own 405 and 404.
 */
final class ErrorHeadersFilter implements Filter {

	private static final String WRITTEN_BY_EVERY_CHAIN = "X-Content-Type-Options";

	private final HeaderWriter headers = new CompositeHeaderWriter(
			List.of(new XContentTypeOptionsHeaderWriter(), new XXssProtectionHeaderWriter(),
					new CacheControlHeadersWriter(), new HstsHeaderWriter(), new XFrameOptionsHeaderWriter()));

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletResponse httpResponse = (HttpServletResponse) response;
		if (!httpResponse.containsHeader(WRITTEN_BY_EVERY_CHAIN)) {
			this.headers.writeHeaders((HttpServletRequest) request, httpResponse);
		}
		chain.doFilter(request, response);
	}

}
