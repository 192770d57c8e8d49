package com.klexhealth.boot.keys;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * Ends the reading of an answer at a deadline, however often a little more of it comes.
 * To close its connection at the deadline does not do: whoever closes it has to wait for
 * a pause of whoever reads, and may do so for long.
 */
public final class DeadlineInputStream extends FilterInputStream {

	private final long deadline;

	/**
	 * Creates the stream.
	 * @param answer what to read
	 * @param deadline until when, as {@link System#nanoTime()} tells it
	 */
	public DeadlineInputStream(InputStream answer, long deadline) {
		super(answer);
		this.deadline = deadline;
	}

	@Override
	public int read() throws IOException {
		check();
		return super.read();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		check();
		return super.read(bytes, offset, length);
	}

	private void check() throws SocketTimeoutException {
		if (System.nanoTime() - this.deadline >= 0) {
			throw new SocketTimeoutException("The answer is not there in full in time");
		}
	}

}
