package com.klexhealth.benchmarks;

import java.io.IOException;

/**
 * Something that can be measured on its own.
 */
interface Benchmark {

	void run() throws IOException, InterruptedException;

}
