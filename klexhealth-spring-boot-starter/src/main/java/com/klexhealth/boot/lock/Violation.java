package com.klexhealth.boot.lock;

/**
 * A reason why an application must not start.
 *
 * @param found what was found, as a sentence; never a secret
 * @param source the property or bean it came from
 * @param rule the rule it breaks, as a sentence
 * @param mend the exact change that mends it
 */
public record Violation(String found, String source, String rule, String mend) {

	/**
	 * Says more precisely where it was found.
	 * @param source the property or bean, and where that was declared
	 * @return the same violation with that source
	 */
	public Violation from(String source) {
		return new Violation(this.found, source, this.rule, this.mend);
	}

}
