package com.klexhealth.boot.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.authentication.preauth.x509.X509AuthenticationFilter;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.authentication.www.DigestAuthenticationFilter;

import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/refusals.md} the same as what the lock says.
 */
class RefusalsDocumentationTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "refusals.md");

	private static final String CHAIN = "bean 'internal' (com.example.SecurityConfiguration.internal())";

	private static final String BEGIN = "<!-- table -->\n";

	@Test
	void theTableOfRefusalsSaysWhatTheLockSays() throws IOException {
		String document = Files.readString(DOCUMENT);
		String expected = table();
		Files.writeString(Files.createDirectories(Path.of("target")).resolve("refusals-table.md"), expected);
		assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length()))
			.as("docs/refusals.md differs from target/refusals-table.md")
			.isEqualTo(expected);
	}

	@Test
	void everyKindOfLockIsInTheTable() throws IOException {
		try (var classes = Files.list(Path.of("src/main/java/com/klexhealth/boot/lock"))) {
			List<String> locks = classes.map((file) -> file.getFileName().toString().replace(".java", ""))
				.filter((name) -> name.endsWith("Lock"))
				.toList();
			assertThat(rows().keySet()).containsAll(locks);
		}
	}

	private static String table() {
		StringBuilder table = new StringBuilder("| found | where | rule | mend |\n| --- | --- | --- | --- |\n");
		rows().values()
			.stream()
			.flatMap(List::stream)
			.forEach((row) -> table.append("| %s | %s | %s | %s |\n".formatted(cell(row.found()), cell(row.source()),
					cell(row.rule()), cell(row.mend()))));
		return table.toString();
	}

	private static String cell(String text) {
		return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
	}

	private static Map<String, List<Violation>> rows() {
		UrlLock urls = new UrlLock(UrlRules.strict());
		Map<String, List<Violation>> rows = new LinkedHashMap<>();
		rows.put("WayInLock", concat(WayInLock.check(null, null, List.of()), WayInLock.check("id", null, List.of()),
				WayInLock.check(null, "secret", List.of()), WayInLock.check(null, null, List.of(" "))));
		rows.put("UrlLock",
				concat(urls.checkIssuer("http://klexhealth.com"), urls.checkIssuer("http://localhost:9000"),
						urls.checkRedirectUrl("https://url.com#invalid"),
						urls.checkRedirectUrl("https://klexhealth.com/info//data"),
						urls.checkRedirectUrl("https://practice.example"), urls.checkWebOrigins(List.of("*")),
						urls.checkWebOrigins(List.of("https://practice.example/")),
						urls.checkResourceUri("https://api.practice.example/#v1")));
		rows.put("PathLock", PathLock.check("klexhealth.public-paths", List.of("docs/**")));
		rows.put("PlaceholderLock", PlaceholderLock.check("klexhealth.client.client-id", "${KLEXHEALTH_CLIENT_ID}"));
		rows.put("LoopbackLock", LoopbackLock.check(true, "https://practice.example/login/oauth2/code/klexhealth"));
		rows.put("GrantLock", new GrantLock("https://klexhealth.com").check("backend", "https://klexhealth.com", null,
				"client_credentials", "spring.security.oauth2.client.registration.backend.authorization-grant-type"));
		rows.put("FilterChainLock",
				FilterChainLock.check(CHAIN,
						List.of(BasicAuthenticationFilter.class, DigestAuthenticationFilter.class,
								UsernamePasswordAuthenticationFilter.class, X509AuthenticationFilter.class,
								RememberMeAuthenticationFilter.class, OneTimeTokenAuthenticationFilter.class,
								SwitchUserFilter.class)));
		rows.put("PasswordLoginLock", PasswordLoginLock.check(new DaoAuthenticationProvider((username) -> {
			throw new UsernameNotFoundException(username);
		}), "the authentication manager of a filter chain, or of all"));
		rows.put("UserPropertiesLock",
				UserPropertiesLock.PROPERTIES.stream().map(UserPropertiesLock::violation).toList());
		rows.put("ReplacedChecksLock",
				List.of(ReplacedChecksLock.values())
					.stream()
					.map((lock) -> lock.violation("bean 'own' (com.example.SecurityConfiguration.own())"))
					.toList());
		rows.put("TokenCheckLock", List.of(TokenCheckLock.violation(CHAIN)));
		rows.put("CoverageLock", List.of(CoverageLock.missingChain(), CoverageLock.unreachable(CHAIN),
				CoverageLock.ignored("PathPattern [/internal/**]")));
		rows.put("AlgorithmLock",
				concat(AlgorithmLock.check(List.of()), AlgorithmLock.check(List.of("none", "HS256"))));
		rows.put("KeyFetchingLock",
				KeyFetchingLock.check(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(10)));
		rows.put("LoginLock", concat(LoginLock.checkTrustedHosts(List.of("*.practice.example")),
				LoginLock.checkSaveMode("always"), LoginLock.checkTimes(Duration.ZERO, Duration.ofSeconds(-1))));
		rows.put("SwaggerUiLock", concat(List.of(SwaggerUiLock.secret("springdoc.swagger-ui.oauth.client-secret")),
				SwaggerUiLock.checkClient("klexhealth.openapi.client-id", "id", "id")));
		rows.put("TokenRulesLock",
				concat(TokenRulesLock.checkTimes(Duration.ofHours(1), Duration.ZERO),
						TokenRulesLock.checkAllowedClients(List.of()),
						TokenRulesLock.checkVerifiedTokenCache(0, Duration.ofMinutes(5))));
		return rows;
	}

	@SafeVarargs
	private static List<Violation> concat(List<Violation>... lists) {
		List<Violation> all = new ArrayList<>();
		for (List<Violation> list : lists) {
			all.addAll(list);
		}
		return all;
	}

}
