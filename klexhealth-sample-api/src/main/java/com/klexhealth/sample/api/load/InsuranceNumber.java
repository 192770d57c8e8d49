package com.klexhealth.sample.api.load;

/**
 * Makes insurance numbers ("Krankenversichertennummern") with a right check digit.
 */
final class InsuranceNumber {

	private static final int LETTERS = 26;

	private static final int EIGHT_DIGITS = 100_000_000;

	/*
	 * A prime that does not divide how many numbers there are: its multiples come round
	 * to the same number only after all others.
	 */
	private static final long STEP = 1_234_567_891L;

	private InsuranceNumber() {
	}

	/**
	 * Make a number that no other index gets.
	 * @param index which one
	 * @return a capital letter and nine digits
	 */
	static String of(int index) {
		long place = (index * STEP) % ((long) LETTERS * EIGHT_DIGITS);
		String number = "%c%08d".formatted((char) ('A' + place / EIGHT_DIGITS), place % EIGHT_DIGITS);
		return withCheckDigit(number);
	}

	static String withCheckDigit(String number) {
		return number + checkDigit(number);
	}

	/*
	 * The letter counts as its two-digit place in the alphabet; every other digit is
	 * doubled, and the sum of all cross sums is taken modulo 10.
	 */
	private static int checkDigit(String number) {
		String digits = "%02d%s".formatted(number.charAt(0) - 'A' + 1, number.substring(1));
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int product = (digits.charAt(i) - '0') * (1 + i % 2);
			sum += product / 10 + product % 10;
		}
		return sum % 10;
	}

}
