package com.klexhealth.sample.webapp.mydata;

import java.time.LocalDate;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.client.HttpClientErrorException;

import com.klexhealth.sample.webapp.api.Patient;
import com.klexhealth.sample.webapp.api.PatientApi;

/**
 * Shows patients their own record and their prescriptions.
 */
@Controller
class MyDataController {

	private static final int PRESCRIPTIONS = 50;

	private final PatientApi api;

	MyDataController(PatientApi api) {
		this.api = api;
	}

	@GetMapping("/me")
	String myData(Model model) {
		Patient self;
		try {
			self = this.api.getOwnRecord();
		}
		catch (HttpClientErrorException.NotFound ex) {
			return "mydata/none";
		}
		model.addAttribute("patient", self);
		model.addAttribute("prescriptions", this.api.getPrescriptions(self.id(), PRESCRIPTIONS));
		model.addAttribute("today", LocalDate.now());
		return "mydata/record";
	}

}
