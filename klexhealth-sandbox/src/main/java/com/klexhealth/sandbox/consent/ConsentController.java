package com.klexhealth.sandbox.consent;

import java.util.Arrays;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import com.klexhealth.sandbox.client.Scope;

/**
 * Asks users whether an application may have what it asks for. Their answer goes to the
 * authorization endpoint.
 */
@Controller
class ConsentController {

	private final RegisteredClientRepository clients;

	ConsentController(RegisteredClientRepository clients) {
		this.clients = clients;
	}

	@GetMapping("/oauth2/consent")
	String ask(@RequestParam("client_id") String clientId, @RequestParam String state, @RequestParam String scope,
			Model model) {
		RegisteredClient client = this.clients.findByClientId(clientId);
		if (client == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		List<String> requested = Arrays.asList(StringUtils.delimitedListToStringArray(scope, " "));
		model.addAttribute("client", client);
		model.addAttribute("state", state);
		model.addAttribute("scopes",
				Arrays.stream(Scope.values()).filter((candidate) -> requested.contains(candidate.value())).toList());
		return "consent";
	}

}
