package com.klexhealth.sample.api;

/**
 * Some of the invented patients in {@code db/demo}, and their prescriptions.
 */
public final class DemoPatients {

	/** Lukas Schneider's record, in Dr. Weber's care. */
	public static final String SCHNEIDER = "468b4b66-2718-4d85-8517-1cb7498948bc";

	/** Elif Yılmaz' record, in Dr. Weber's care. */
	public static final String YILMAZ = "bb00cec9-eef1-424d-9194-ecf24f44be4c";

	/** Bernd Arnold's record, in Dr. Hartmann's care. */
	public static final String ARNOLD = "26e746fb-3bcb-4d5f-9c5b-f4908e37651f";

	/** Nobody's record. */
	public static final String NOBODY = "00000000-0000-4000-8000-000000000000";

	/** One of Lukas Schneider's prescriptions. */
	public static final String SCHNEIDERS_PRESCRIPTION = "9db6c585-b6c6-4f3b-83c1-be2c85799f22";

	/** One of Bernd Arnold's prescriptions. */
	public static final String ARNOLDS_PRESCRIPTION = "8ca2eb08-3a51-46b9-932b-9a787332fd1e";

	/** The relation by which Dr. Weber treats Lukas Schneider. */
	public static final String WEBER_TREATS_SCHNEIDER = "5e4b6046-4b26-4dc5-b7f5-c228f8424ffc";

	private DemoPatients() {
	}

}
