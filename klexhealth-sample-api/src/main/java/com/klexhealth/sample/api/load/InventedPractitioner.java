package com.klexhealth.sample.api.load;

/**
 * Somebody who treats patients.
 *
 * @param subject the practitioner's account
 * @param name what stands on their prescriptions
 */
record InventedPractitioner(String subject, String name) {

	/**
	 * Dr. Weber of the demo, who has an account in the sandbox.
	 */
	static final InventedPractitioner WEBER = new InventedPractitioner("6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01",
			"Dr. Miriam Weber");

}
