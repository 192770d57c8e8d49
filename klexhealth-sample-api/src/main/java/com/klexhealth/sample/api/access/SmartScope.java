package com.klexhealth.sample.api.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope that opens FHIR resources, as SMART App Launch 2.2 writes it: whose, of which
 * kind, and what may be done to them. {@code patient/Patient.rs} is to read and search
 * the caller's own record, {@code user/*.cruds} to do anything to whatever the caller may
 * see. The older {@code .read} stands for {@code .rs}, and {@code .*} for {@code .cruds}.
 * <p>
 * What else there is gives nothing: {@code system/} scopes, since there is no access
 * without a user, and scopes with a query ({@code ?category=…}), which give less than
 * this API could tell apart.
 *
 * @param context whose resources
 * @param resourceType which kind of resource, or {@code *} for all
 * @param permissions some of {@code cruds}
 */
record SmartScope(Context context, String resourceType, String permissions) {

	private static final Pattern SYNTAX = Pattern.compile(
			"(?<context>patient|user)/(?<type>\\*|[A-Z][A-Za-z]*)\\.(?<permissions>(?=.)c?r?u?d?s?|read|write|\\*)");

	/**
	 * Read a scope.
	 * @param scope the scope as it stands in a token
	 * @return what it opens, or nothing
	 */
	static Optional<SmartScope> parse(String scope) {
		Matcher matcher = SYNTAX.matcher(scope);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String permissions = switch (matcher.group("permissions")) {
			case "read" -> "rs";
			case "write" -> "cud";
			case "*" -> "cruds";
			default -> matcher.group("permissions");
		};
		Context context = matcher.group("context").equals("user") ? Context.USER : Context.PATIENT;
		return Optional.of(new SmartScope(context, matcher.group("type"), permissions));
	}

	/**
	 * Whether the scope opens what an endpoint does.
	 * @param interaction what it does
	 * @return whether it does
	 */
	boolean opens(FhirInteraction interaction) {
		return (this.resourceType.equals("*") || this.resourceType.equals(interaction.resourceType()))
				&& this.permissions.indexOf(interaction.permission()) >= 0;
	}

	/**
	 * Whose resources a scope opens.
	 */
	enum Context {

		/** Those of the patient whose account it is. */
		PATIENT,

		/** Those that the account may see. */
		USER

	}

}
