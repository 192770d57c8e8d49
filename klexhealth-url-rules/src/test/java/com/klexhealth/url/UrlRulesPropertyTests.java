package com.klexhealth.url;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link UrlRules} that hold for any URL. Each case is made from a seed,
 * which its name shows.
 */
class UrlRulesPropertyTests {

	private static final int SEEDS = 20;

	private static final int CASES_PER_SEED = 500;

	private static final String PIECES = "https://|http://|//|/|\\|@|:|#|?|*|%2F|%2f|%5C|%2A|%25|[|]|.|..|a|example|"
			+ "localhost|127.0.0.1|0|443|65536|-|_|ü|ß|。|\u200b|\u0000|\t| |{baseUrl}|xn--|é";

	private final UrlRules rules = UrlRules.strict();

	private final UrlRules development = UrlRules.allowingLoopbackHttp();

	static LongStream seeds() {
		return LongStream.range(0, SEEDS);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void anyTextIsAnsweredAndNeverThrows(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < CASES_PER_SEED; i++) {
			String text = text(random);
			assertThat(this.rules.brokenByRedirectUrl(text)).isNotNull();
			assertThat(this.rules.brokenByWebOrigin(text)).containsAll(this.rules.brokenByRedirectUrl(text));
			assertThat(this.rules.brokenByIssuer(text)).containsAll(this.rules.brokenByRedirectUrl(text));
			assertThat(UrlRules.display(text)).doesNotContain("\t", "\u0000", "\u200b");
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatBreaksNoRuleIsAPlainHttpsUrlToEveryParser(long seed) throws Exception {
		Random random = new Random(seed);
		for (int i = 0; i < CASES_PER_SEED; i++) {
			String url = (i % 2 == 0) ? text(random) : "https://" + text(random);
			if (!this.rules.brokenByRedirectUrl(url).isEmpty()) {
				continue;
			}
			URI uri = new URI(url);
			assertThat(uri.getScheme()).as(url).isEqualToIgnoringCase("https");
			assertThat(uri.getRawFragment()).as(url).isNull();
			assertThat(uri.getRawUserInfo()).as(url).isNull();
			assertThat(uri.getRawAuthority()).as(url).doesNotContain("@", "*").isNotEmpty();
			assertThat(uri.getPath()).as(url).doesNotContain("//", "\\", "*");
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatStrictRulesLetThroughDevelopmentLetsThroughToo(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < CASES_PER_SEED; i++) {
			String url = "http" + ((random.nextBoolean()) ? "s" : "") + "://" + text(random);
			Set<UrlRule> strict = this.rules.brokenByRedirectUrl(url);
			Set<UrlRule> lenient = this.development.brokenByRedirectUrl(url);
			assertThat(strict).as(url).containsAll(lenient);
			strict.removeAll(lenient);
			assertThat(strict).as(url).isSubsetOf(UrlRule.HTTPS);
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void aGoodUrlWithOneBadThingInItIsRefused(long seed) {
		Random random = new Random(seed);
		List<UnaryOperator<String>> spoilers = List.of((url) -> url + "#" + word(random),
				(url) -> url + "//" + word(random), (url) -> url + "/%2F" + word(random), (url) -> url + "%2f%2F",
				(url) -> url + "/%252f", (url) -> url + "\\" + word(random), (url) -> url + "*",
				(url) -> url.replace("https://", "https://" + word(random) + "@"),
				(url) -> url.replace("https://", "http://"), (url) -> url.replaceFirst("example", "example:0"),
				(url) -> url + "\t", (url) -> " " + url, (url) -> url.replaceFirst("example", "exa\u200bmple"),
				(url) -> url.replaceFirst("https:", "HTTP:"), (url) -> url.replaceFirst("https://[^/]*", "https://"));
		for (int i = 0; i < CASES_PER_SEED; i++) {
			String good = "https://" + word(random) + ".example/" + word(random) + "/" + word(random);
			assertThat(this.rules.brokenByRedirectUrl(good)).as(good).isEmpty();
			for (UnaryOperator<String> spoiler : spoilers) {
				String spoilt = spoiler.apply(good);
				assertThat(this.rules.brokenByRedirectUrl(spoilt)).as(spoilt).isNotEmpty();
			}
		}
	}

	private static String text(Random random) {
		String[] pieces = PIECES.split("\\|");
		StringBuilder text = new StringBuilder();
		IntStream.range(0, random.nextInt(8)).forEach((i) -> text.append(pieces[random.nextInt(pieces.length)]));
		if (random.nextInt(10) == 0) {
			text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT));
		}
		return text.toString();
	}

	private static String word(Random random) {
		StringBuilder word = new StringBuilder();
		IntStream.rangeClosed(0, random.nextInt(6)).forEach((i) -> word.append((char) ('a' + random.nextInt(26))));
		return word.toString();
	}

}
