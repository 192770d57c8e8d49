package com.klexhealth.boot.logout.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.web.filter.OncePerRequestFilter;

import com.klexhealth.boot.logout.BackChannelLogout;
import com.klexhealth.boot.session.Login;

/**
 * Looks, once a login is complete, whether the issuer has ended it meanwhile. That it is
 * complete means that its session is stored, which Spring Session does no later than when
 * the answer is sent.
 */
final class LogoutDuringLoginFilter extends OncePerRequestFilter {

	private final BackChannelLogout logout;

	LogoutDuringLoginFilter(BackChannelLogout logout) {
		this.logout = logout;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		Login login = LoginMarkingStrategy.login(request);
		if (login != null) {
			boolean over = true;
			try {
				response.flushBuffer();
			}
			finally {
				try {
					over = this.logout.endIfOver(login);
				}
				finally {
					// also if that cannot be told
					if (over) {
						endSession(request);
					}
				}
			}
		}
	}

	/*
	 * It may be another one, which nothing marks: the container makes it for the login if
	 * the logout ended the first in the midst of it.
	 */
	private static void endSession(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

}
