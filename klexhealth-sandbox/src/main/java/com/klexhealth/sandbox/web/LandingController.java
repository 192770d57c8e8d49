package com.klexhealth.sandbox.web;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.demo.DemoAccount;

/**
 * Says what this is and how an application gets to use it.
 */
@Controller
class LandingController {

	private final SandboxProperties properties;

	LandingController(SandboxProperties properties) {
		this.properties = properties;
	}

	@GetMapping("/")
	String landing(@RequestParam(name = "logged-out", required = false) @Nullable String loggedOut, Model model) {
		model.addAttribute("loggedOut", loggedOut != null);
		model.addAttribute("audiences", String.join(", ", this.properties.getAudiences()));
		model.addAttribute("demoAccounts", (this.properties.getDemo().isEnabled())
				? Arrays.stream(DemoAccount.values()).map((account) -> account.toAccount("")).toList() : List.of());
		model.addAttribute("demoPassword", DemoAccount.PASSWORD);
		return "landing";
	}

}
