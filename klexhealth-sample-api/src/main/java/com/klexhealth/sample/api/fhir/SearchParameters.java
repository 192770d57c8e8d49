package com.klexhealth.sample.api.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The parameters of a search as FHIR R4 understands them. Unknown ones are passed over,
 * unless the client asks to be strict ({@code Prefer: handling=strict}); a modifier that
 * is not understood never is, since what it would leave out is found without it. What was
 * understood is remembered, for the links of the answer.
 */
final class SearchParameters {

	private static final int DEFAULT_COUNT = 20;

	private static final int MAXIMUM_COUNT = 100;

	/** Every page costs the database as much as all before it. */
	private static final int DEEPEST = 10_000;

	private static final int MAXIMUM_LENGTH = 100;

	private static final String COUNT = "_count";

	private static final String PAGE = "_page";

	/** How the answer looks, which is no matter of what is found. */
	private static final Set<String> ALWAYS_UNDERSTOOD = Set.of("_format", "_pretty", COUNT, PAGE);

	private static final Pattern STRICT = Pattern.compile("(^|[,;\\s])handling\\s*=\\s*\"?strict\"?([,;\\s]|$)");

	/** Some of it no database takes for text. */
	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

	private static final Pattern PATIENT = Pattern.compile("(?:(?:.*/)?Patient/)?([^/]+)");

	private final MultiValueMap<String, String> parameters;

	private final Map<String, String> used = new LinkedHashMap<>();

	private final int count;

	private final int page;

	private SearchParameters(MultiValueMap<String, String> parameters) {
		this.parameters = parameters;
		this.count = Math.min(number(COUNT, DEFAULT_COUNT), MAXIMUM_COUNT);
		this.page = number(PAGE, 0);
		if (offset() > DEEPEST) {
			throw new InvalidSearchException(PAGE, "leads further than the first 10,000");
		}
	}

	/**
	 * Read the parameters of a search.
	 * @param parameters the parameters
	 * @param understood the names of those that the search understands
	 * @param prefer the header {@code Prefer}, if there is one
	 * @return the parameters
	 */
	static SearchParameters of(MultiValueMap<String, String> parameters, String[] understood, @Nullable String prefer) {
		boolean strict = prefer != null && STRICT.matcher(prefer).find();
		Set<String> known = new LinkedHashSet<>(Arrays.asList(understood));
		known.addAll(ALWAYS_UNDERSTOOD);
		for (String name : parameters.keySet()) {
			boolean modified = name.contains(":") && known.contains(name.substring(0, name.indexOf(':')));
			if (!known.contains(name) && (strict || modified)) {
				// its name may be anything, and is not repeated
				throw new InvalidSearchException("search",
						"understands no other parameters than " + String.join(", ", known));
			}
		}
		return new SearchParameters(parameters);
	}

	int count() {
		return this.count;
	}

	int page() {
		return this.page;
	}

	long offset() {
		return (long) this.page * this.count;
	}

	/**
	 * A text, given once: several would search for several people at a time.
	 * @param name the parameter
	 * @return its text
	 */
	Optional<String> text(String name) {
		return single(name).map((value) -> {
			if (UNPRINTABLE.matcher(value).find()) {
				throw new InvalidSearchException(name, "takes text without control characters");
			}
			String text = value.replaceAll("\\\\([,|$\\\\])", "$1");
			if (Pattern.compile("(?<!\\\\),").matcher(value).find()) {
				throw new InvalidSearchException(name, "takes one value: a comma in it is written \\,");
			}
			return text;
		});
	}

	/**
	 * The identifier of a resource.
	 * @param name the parameter
	 * @return the identifier
	 */
	Optional<UUID> id(String name) {
		return single(name).map((value) -> uuid(name, value));
	}

	/**
	 * The identifier of a patient, given alone, as {@code Patient/…} or with the address
	 * of this API before that.
	 * @param name the parameter
	 * @return the identifier
	 */
	Optional<UUID> patient(String name) {
		return single(name).map((value) -> {
			Matcher matcher = PATIENT.matcher(value);
			if (!matcher.matches()) {
				throw new InvalidSearchException(name, "is not a reference to a patient");
			}
			return uuid(name, matcher.group(1));
		});
	}

	/**
	 * The codes that all values of a parameter have in common, where each of them may
	 * name several.
	 * @param name the parameter
	 * @param system the system of the codes
	 * @return the codes, or nothing if the parameter is not given
	 */
	Optional<Set<String>> codes(String name, String system) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		if (values.isEmpty()) {
			return Optional.empty();
		}
		if (values.size() > 1) {
			throw new InvalidSearchException(name, "takes one value, with commas between several codes");
		}
		return single(name).map((value) -> Arrays.stream(value.split(",", -1))
			.map((token) -> (token.startsWith(system + "|")) ? token.substring(system.length() + 1) : token)
			.collect(Collectors.toCollection(LinkedHashSet::new)));
	}

	/**
	 * The address that finds the same, or another page of it.
	 * @param address where the search is
	 * @param page which page
	 * @return the address
	 */
	String link(String address, int page) {
		Map<String, Object> values = new LinkedHashMap<>(this.used);
		values.put(COUNT, this.count);
		if (page > 0) {
			values.put(PAGE, page);
		}
		return values.entrySet()
			.stream()
			.map((entry) -> encode(entry.getKey()) + "=" + encode(String.valueOf(entry.getValue())))
			.collect(Collectors.joining("&", address + "?", ""));
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	private Optional<String> single(String name) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		if (values.isEmpty()) {
			return Optional.empty();
		}
		String value = values.get(0);
		if (values.size() > 1 || value == null || value.isBlank() || value.length() > MAXIMUM_LENGTH) {
			throw new InvalidSearchException(name, "takes one value of at most " + MAXIMUM_LENGTH + " characters");
		}
		this.used.put(name, value);
		return Optional.of(value);
	}

	private int number(String name, int otherwise) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		if (values.isEmpty()) {
			return otherwise;
		}
		if (values.size() > 1 || !String.valueOf(values.get(0)).matches("[0-9]{1,9}")) {
			throw new InvalidSearchException(name, "is not a number");
		}
		return Integer.parseInt(values.get(0));
	}

	private static UUID uuid(String name, String value) {
		try {
			return UUID.fromString(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSearchException(name, "is not an identifier of this API");
		}
	}

}
