package com.klexhealth.sample.webapp.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;

import com.klexhealth.sample.webapp.api.ApiPage;
import com.klexhealth.sample.webapp.api.Patient;
import com.klexhealth.sample.webapp.api.PatientApi;

/**
 * Shows the list of patients, and one patient with their prescriptions.
 */
@Controller
@RequestMapping("/patients")
class PatientController {

	private static final int PATIENTS_PER_PAGE = 10;

	/** The API gives out no more than 10,000 patients of a list. */
	private static final int LAST_PAGE = 999;

	private static final int PRESCRIPTIONS = 50;

	private final PatientApi api;

	PatientController(PatientApi api) {
		this.api = api;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String search, @RequestParam(defaultValue = "0") int page,
			Model model) {
		String term = search.strip();
		int number = Math.min(Math.max(page, 0), LAST_PAGE);
		PatientList list = new PatientList(term, number, find(term, number));
		if (list.isBeyondTheLastPage()) {
			return "redirect:/patients" + list.linkTo(list.pages() - 1);
		}
		model.addAttribute("list", list);
		model.addAttribute("today", LocalDate.now());
		return "patient/list";
	}

	/*
	 * What is too short to search for is the API's to say: nobody is found by it.
	 */
	private ApiPage<Patient> find(String term, int page) {
		if (!StringUtils.hasText(term)) {
			return this.api.findPatients(null, page, PATIENTS_PER_PAGE);
		}
		try {
			return this.api.findPatients(term, page, PATIENTS_PER_PAGE);
		}
		catch (HttpClientErrorException.BadRequest ex) {
			if (!ex.getResponseBodyAsString().contains("\"field\":\"search\"")) {
				throw ex;
			}
			return new ApiPage<>(List.of(), new ApiPage.Metadata(PATIENTS_PER_PAGE, 0, 0, 0));
		}
	}

	@GetMapping("/{id}")
	String details(@PathVariable UUID id, Model model) {
		model.addAttribute("patient", this.api.getPatient(id));
		model.addAttribute("prescriptions", this.api.getPrescriptions(id, PRESCRIPTIONS));
		model.addAttribute("today", LocalDate.now());
		return "patient/details";
	}

}
