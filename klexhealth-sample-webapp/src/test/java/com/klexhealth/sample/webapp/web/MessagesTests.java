package com.klexhealth.sample.webapp.web;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Pattern KEY = Pattern.compile("#\\{([^}(]+)|'((?:patient|profile|error)\\.[a-z.]*)'");

	/** Text between tags, less what Thymeleaf leaves out. */
	private static final Pattern TEXT = Pattern.compile(">([^<]*\\p{L}[^<]*)<");

	private static final Pattern SPOKEN_ATTRIBUTE = Pattern
		.compile("\\s(?:alt|title|placeholder|aria-label|aria-description|value)=\"");

	private final Properties english = messages("messages.properties");

	private final Properties german = messages("messages_de.properties");

	@Test
	void bothLanguagesHaveTheSameMessages() {
		assertThat(new TreeSet<>(this.german.stringPropertyNames()))
			.isEqualTo(new TreeSet<>(this.english.stringPropertyNames()));
	}

	@Test
	void noMessageIsEmpty() {
		assertThat(this.english.values()).allSatisfy((message) -> assertThat((String) message).isNotBlank());
		assertThat(this.german.values()).allSatisfy((message) -> assertThat((String) message).isNotBlank());
	}

	@Test
	void bothLanguagesTakeTheSameArguments() {
		for (String key : this.english.stringPropertyNames()) {
			assertThat(arguments(this.german, key, Locale.GERMAN)).as(key)
				.isEqualTo(arguments(this.english, key, Locale.ENGLISH));
		}
	}

	@ParameterizedTest
	@MethodSource("templates")
	void templatesUseMessagesThatThereAre(Path template) throws IOException {
		List<String> keys = KEY.matcher(Files.readString(template))
			.results()
			.map(MessagesTests::key)
			.filter((key) -> !key.endsWith("."))
			.toList();
		assertThat(this.english.stringPropertyNames()).containsAll(keys);
	}

	@Test
	void thereAreNoMessagesThatNoTemplateUses() throws IOException {
		TreeSet<String> unused = new TreeSet<>(this.english.stringPropertyNames());
		for (Path template : templates().toList()) {
			KEY.matcher(Files.readString(template))
				.results()
				.map(MessagesTests::key)
				.forEach((used) -> unused
					.removeIf((key) -> key.equals(used) || (used.endsWith(".") && key.startsWith(used))));
		}
		assertThat(unused).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("templates")
	void templatesHaveNoTextOfTheirOwn(Path template) throws IOException {
		String html = Files.readString(template);
		assertThat(TEXT.matcher(html.replaceAll("\"[^\"]*\"", "\"\"")).results().map(MatchResult::group)).isEmpty();
		assertThat(SPOKEN_ATTRIBUTE.matcher(html).results().map(MatchResult::group)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("templates")
	void templatesHaveNoScriptsAndNoStylesOfTheirOwn(Path template) throws IOException {
		String html = Files.readString(template).replace("xmlns:th=\"http://www.thymeleaf.org\"", "");
		assertThat(html).doesNotContain("<script", "<style", "style=", "onclick", "th:utext", "://", "javascript:");
	}

	static Stream<Path> templates() throws IOException {
		try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
			return files.filter(Files::isRegularFile).sorted().toList().stream();
		}
	}

	private static String key(MatchResult match) {
		return (match.group(1) != null) ? match.group(1) : match.group(2);
	}

	private static int arguments(Properties messages, String key, Locale locale) {
		return new MessageFormat(messages.getProperty(key), locale).getFormatsByArgumentIndex().length;
	}

	private static Properties messages(String file) {
		Properties messages = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return messages;
	}

}
