package com.klexhealth.sample.webapp.web;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Sends people to the page that is meant for them.
 */
@Controller
class HomeController {

	@GetMapping("/")
	String home(Authentication authentication) {
		Visitor visitor = Visitor.of(authentication);
		if (visitor.practitioner()) {
			return "redirect:/patients";
		}
		return (visitor.patient()) ? "redirect:/me" : "redirect:/profile";
	}

}
