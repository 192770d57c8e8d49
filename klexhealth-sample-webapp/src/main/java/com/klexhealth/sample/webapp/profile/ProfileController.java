package com.klexhealth.sample.webapp.profile;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows people who they are logged in as, and what they allowed this webapp.
 */
@Controller
class ProfileController {

	@GetMapping("/profile")
	String profile(Authentication authentication, @AuthenticationPrincipal OidcUser user, Model model) {
		model.addAttribute("profile", Profile.of(authentication, user));
		return "profile/profile";
	}

}
