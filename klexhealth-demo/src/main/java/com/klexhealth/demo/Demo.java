package com.klexhealth.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the demo until Ctrl-C. {@code ./mvnw -Pdemo} calls it.
 */
public final class Demo {

	private Demo() {
	}

	/**
	 * Runs the demo.
	 * @param args the directory of the applications' jars and the directory for their
	 * logs
	 * @throws IOException if a process cannot be started
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		AtomicBoolean stopping = new AtomicBoolean();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.set(true), "demo is stopping"));
		System.out.println("Starting sandbox, sample API and sample webapp ...");
		try (Stack stack = Stack.start(Ports.OF_THE_DEMO, Path.of(args[0]), Path.of(args[1]))) {
			System.out.println(greeting(stack, Path.of(args[1])));
			RunningApplication ended = stack.awaitAnyExit();
			if (!stopping.get()) {
				throw new DemoException(
						"The %s ended unexpectedly. Its log is %s".formatted(ended.name(), ended.log()));
			}
		}
	}

	private static String greeting(Stack stack, Path logs) {
		return """

				KlexHealth for Spring is running. Press Ctrl-C to end it.

				  Sample webapp   %s
				  Sample API      %s/swagger-ui.html
				  Sandbox         %s   (stands in for KlexHealth)

				  Log in as       weber       a practitioner
				                  schneider   a patient
				                  yilmaz      a patient
				                  koch        an administrator, who sees no patients
				  Password        klexhealth-demo

				  Logs            %s
				""".formatted(stack.webappUrl(), stack.apiUrl(), stack.sandboxUrl(), logs);
	}

}
