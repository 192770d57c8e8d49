package com.klexhealth.sandbox.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import com.klexhealth.sandbox.account.Role;
import com.klexhealth.sandbox.client.Scope;
import com.klexhealth.url.UrlRule;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTests {

	private final Properties english = load("/messages.properties");

	private final Properties german = load("/messages_de.properties");

	@Test
	void everythingIsSaidInBothLanguages() {
		assertThat(this.german.keySet()).isEqualTo(this.english.keySet());
	}

	@Test
	void everyUrlRuleIsExplained() {
		assertThat(this.english.stringPropertyNames())
			.containsAll(keys("url-rule.", Arrays.stream(UrlRule.values()).map(Enum::name).toList()));
	}

	@Test
	void everyScopeAndEveryRoleHasWords() {
		assertThat(this.english.stringPropertyNames())
			.containsAll(keys("scope.", Arrays.stream(Scope.values()).map(Enum::name).toList()))
			.containsAll(keys("role.", Arrays.stream(Role.values()).map(Enum::name).toList()));
	}

	private static List<String> keys(String prefix, List<String> names) {
		return names.stream().map((name) -> prefix + name).toList();
	}

	private static Properties load(String resource) {
		Properties properties = new Properties();
		try (Reader reader = new InputStreamReader(
				Objects.requireNonNull(MessagesTests.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties;
	}

}
