package com.klexhealth.benchmarks;

import java.io.IOException;

/**
 * A run of the benchmarks.
 *
 * @param options what is to be measured
 * @param workspace where files are
 * @param report where the results go
 */
record Run(Options options, Workspace workspace, Report report) {

	Wrk wrk() throws IOException {
		return new Wrk(this.workspace.script("tokens.lua"));
	}

}
