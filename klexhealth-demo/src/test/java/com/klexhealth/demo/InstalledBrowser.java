package com.klexhealth.demo;

import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a page in the Chromium or Chrome that is installed, with cookies of its
 * own. Where there is none, it says loudly what is skipped, or fails if a browser is
 * required.
 */
final class InstalledBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(InstalledBrowser.class);

	private static final List<String> COMMANDS = List.of("chromium", "chromium-browser", "google-chrome-stable",
			"google-chrome", "chrome", "msedge", "chrome.exe", "msedge.exe");

	private static final List<String> PLACES = List.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
			"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (find().isPresent()) {
			return ConditionEvaluationResult.enabled("a browser is installed");
		}
		String skipped = "No Chromium or Chrome is installed, so the browser tests of "
				+ context.getRequiredTestClass().getSimpleName() + " do not run";
		if (Boolean.parseBoolean(System.getenv("KLEXHEALTH_BROWSER_REQUIRED"))) {
			throw new IllegalStateException(skipped + ", and KLEXHEALTH_BROWSER_REQUIRED forbids that.");
		}
		String line = "!".repeat(100);
		System.err.printf("%n%s%n!!! SKIPPED: %s.%n!!! Install one and run again to test the whole path.%n%s%n%n", line,
				skipped, line);
		return ConditionEvaluationResult.disabled(skipped);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Page.class;
	}

	@Override
	public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Session session = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Session.class, (type) -> Session.start(find().orElseThrow()), Session.class);
		String locale = parameter.findAnnotation(Locale.class).map(Locale::value).orElse("en-GB");
		BrowserContext cookies = session.browser()
			.newContext(new Browser.NewContextOptions().setLocale(locale).setViewportSize(1200, 900));
		context.getStore(NAMESPACE).put(BrowserContext.class, cookies);
		return cookies.newPage();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		BrowserContext cookies = context.getStore(NAMESPACE).get(BrowserContext.class, BrowserContext.class);
		if (cookies == null) {
			return;
		}
		if (context.getExecutionException().isPresent()) {
			cookies.pages()
				.forEach((page) -> page.screenshot(new Page.ScreenshotOptions()
					.setPath(Images.failure(context.getRequiredTestMethod().getName()))));
		}
		cookies.close();
	}

	private static Optional<Path> find() {
		Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> COMMANDS.stream().map((command) -> Path.of(directory, command)));
		return Stream.concat(onPath, PLACES.stream().map(Path::of)).filter(Files::isExecutable).findFirst();
	}

	/**
	 * The language that a page is asked for in, {@code en-GB} without this annotation.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@interface Locale {

		String value();

	}

	private record Session(Playwright playwright, Browser browser) implements AutoCloseable {

		static Session start(Path executable) {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setExecutablePath(executable)
				.setHeadless(true)
				.setArgs(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
						"--disable-component-update", "--disable-sync"))
				// Chromium's own sandbox does not run as root, as which containers do
				.setChromiumSandbox(!"root".equals(System.getProperty("user.name")));
			return new Session(playwright, playwright.chromium().launch(options));
		}

		@Override
		public void close() {
			this.playwright.close();
		}

	}

}
