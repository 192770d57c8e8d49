package com.klexhealth.boot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Requests that no HTTP client would make, and their answers.
 *
 * @param status the status
 * @param headers the header lines
 * @param body the body
 */
public record RawHttp(int status, List<String> headers, String body) {

	/**
	 * Sends a request as it stands.
	 * @param port the port of the application
	 * @param requestLine the first line, without the version
	 * @param headers the header lines; there is no Host unless it is one of them
	 * @return the answer
	 */
	public static RawHttp send(int port, String requestLine, String... headers) {
		return sendForm(port, requestLine, "", headers);
	}

	/**
	 * Sends a request with a form as it stands.
	 * @param port the port of the application
	 * @param requestLine the first line, without the version
	 * @param form the encoded form
	 * @param headers the header lines; there is no Host unless it is one of them
	 * @return the answer
	 */
	public static RawHttp sendForm(int port, String requestLine, String form, String... headers) {
		StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		if (!form.isEmpty()) {
			request.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
				.append(form.length())
				.append("\r\n");
		}
		request.append("Connection: close\r\n\r\n").append(form);
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the value of a header.
	 * @param name the name
	 * @return the first value, empty if there is none
	 */
	public String header(String name) {
		return this.headers.stream()
			.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse("");
	}

	private static RawHttp parse(String answer) {
		int end = answer.indexOf("\r\n\r\n");
		List<String> lines = answer.substring(0, end).lines().toList();
		return new RawHttp(Integer.parseInt(lines.get(0).split(" ")[1]), lines.subList(1, lines.size()),
				answer.substring(end + 4));
	}

}
