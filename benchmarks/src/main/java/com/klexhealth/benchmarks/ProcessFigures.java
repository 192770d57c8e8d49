package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What Linux and the JVM tell of a Java process.
 *
 * @param pid its process id
 * @param cpu processor time used, in user and kernel mode
 * @param residentKilobytes memory held
 */
record ProcessFigures(long pid, Duration cpu, long residentKilobytes) {

	// USER_HZ, which Linux fixes for user space on every common architecture
	private static final Duration TICK = Duration.ofMillis(10);

	private static final int USER_TIME = 11;

	static ProcessFigures of(long pid) throws IOException {
		Path directory = Path.of("/proc", String.valueOf(pid));
		String stat = Files.readString(directory.resolve("stat"));
		// the name in the second field may hold spaces
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
		long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
		String resident = Files.readAllLines(directory.resolve("status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.findFirst()
			.orElseThrow();
		return new ProcessFigures(pid, TICK.multipliedBy(ticks), Long.parseLong(resident.replaceAll("\\D", "")));
	}

	/**
	 * Collects garbage and tells how much of the heap is still used.
	 * @return bytes of live objects
	 */
	long liveHeap() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(this.pid), "GC.class_histogram"))
			.redirectErrorStream(true)
			.start();
		String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		String total = histogram.lines().filter((line) -> line.startsWith("Total")).findFirst().orElseThrow();
		return Long.parseLong(total.strip().split("\\s+")[2]);
	}

}
