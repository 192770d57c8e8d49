package com.klexhealth.sandbox.client;

import java.security.Principal;
import java.util.UUID;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The Clients page.
 */
@Controller
@RequestMapping("/clients")
class ClientsController {

	private final Clients clients;

	private final ClientFormRules rules = new ClientFormRules();

	ClientsController(Clients clients) {
		this.clients = clients;
	}

	@GetMapping
	String list(Principal principal, Model model) {
		model.addAttribute("clients", this.clients.ownedBy(accountId(principal)));
		return "clients/list";
	}

	@GetMapping("/new")
	String form(@ModelAttribute("form") ClientForm form) {
		return "clients/new";
	}

	@PostMapping("/new")
	String create(@Valid @ModelAttribute("form") ClientForm form, BindingResult errors, Principal principal,
			RedirectAttributes redirect) {
		this.rules.check(form, errors);
		if (errors.hasErrors()) {
			return "clients/new";
		}
		return showOnce(
				this.clients.create(accountId(principal), form.getName(), form.redirectUrlList(), form.webOriginList()),
				redirect);
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Principal principal, Model model) {
		model.addAttribute("client",
				this.clients.find(accountId(principal), id).orElseThrow(ClientsController::notFound));
		return "clients/show";
	}

	@PostMapping("/{id}/secret")
	String renewSecret(@PathVariable String id, Principal principal, RedirectAttributes redirect) {
		return showOnce(this.clients.renewSecret(accountId(principal), id).orElseThrow(ClientsController::notFound),
				redirect);
	}

	@PostMapping("/{id}/delete")
	String delete(@PathVariable String id, Principal principal, RedirectAttributes redirect) {
		if (!this.clients.delete(accountId(principal), id)) {
			throw notFound();
		}
		redirect.addFlashAttribute("deleted", true);
		return "redirect:/clients";
	}

	// The secret waits in the session for the one page that shows it.
	private static String showOnce(ClientSecret secret, RedirectAttributes redirect) {
		redirect.addFlashAttribute("secret", secret.value());
		return "redirect:/clients/" + secret.id();
	}

	private static UUID accountId(Principal principal) {
		return UUID.fromString(principal.getName());
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
