package com.klexhealth.sample.api.load;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * How much is invented.
 *
 * @param patients how many patients
 * @param prescriptions how many prescriptions they have altogether
 * @param practitioners how many practitioners treat them, beside Dr. Weber of the demo
 * @param seed what it all follows from: the same again gives the same data
 */
@ConfigurationProperties("sample.load")
record LoadProperties(int patients, int prescriptions, int practitioners, long seed) {

	LoadProperties {
		Assert.isTrue(patients > 0, "sample.load.patients must be at least 1");
		Assert.isTrue(prescriptions >= 0, "sample.load.prescriptions must not be negative");
		Assert.isTrue(practitioners > 0, "sample.load.practitioners must be at least 1");
	}

}
