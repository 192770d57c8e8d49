package com.klexhealth.sandbox.account;

import java.util.UUID;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.Assert;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Makes accounts.
 */
@Controller
@RequestMapping("/sign-up")
class SignUpController {

	private final Accounts accounts;

	private final PasswordEncoder passwordEncoder;

	private final RequestCache requestCache;

	SignUpController(Accounts accounts, PasswordEncoder passwordEncoder, RequestCache requestCache) {
		this.accounts = accounts;
		this.passwordEncoder = passwordEncoder;
		this.requestCache = requestCache;
	}

	@GetMapping
	String form(@ModelAttribute("form") SignUpForm form) {
		return "sign-up";
	}

	@PostMapping
	String signUp(@Valid @ModelAttribute("form") SignUpForm form, BindingResult errors, HttpServletRequest request,
			HttpServletResponse response) throws ServletException {
		if (!errors.hasErrors()) {
			add(form, errors);
		}
		if (errors.hasErrors()) {
			return "sign-up";
		}
		logIn(form, request);
		SavedRequest interrupted = this.requestCache.getRequest(request, response);
		return "redirect:" + target(interrupted);
	}

	private void add(SignUpForm form, BindingResult errors) {
		Role role = form.getRole();
		Assert.state(role != null, "a role was chosen");
		try {
			this.accounts.add(new Account(UUID.randomUUID(), form.getUserName(), null, form.getGivenName(),
					form.getFamilyName(), form.getEmail(), encode(form.getPassword()), role));
		}
		catch (DuplicateKeyException ex) {
			errors.rejectValue("userName", "sign-up.error.user-name-taken");
		}
	}

	private String encode(String password) {
		String encoded = this.passwordEncoder.encode(password);
		Assert.state(encoded != null, "a password encodes to something");
		return encoded;
	}

	// Logs in whoever signed up, on a session with a new id (against session fixation).
	private static void logIn(SignUpForm form, HttpServletRequest request) throws ServletException {
		if (request.getUserPrincipal() != null) {
			request.logout();
		}
		else if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		request.login(form.getUserName(), form.getPassword());
	}

	private static String target(@Nullable SavedRequest interrupted) {
		return (interrupted != null) ? interrupted.getRedirectUrl() : "/clients";
	}

}
