package io.pointexpiry.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;

/**
 * The program behind a script of the name {@code scripts/expiry}, for pages and scripts
 * that call it many times: one Java machine, begun in the directory in which they are
 * typed, executes one command after the other. What a command says comes by files beside
 * the script.
 */
final class ServedProgram implements AutoCloseable {

	/**
	 * Sends whether errors go where the output goes, its variables and its arguments,
	 * each with a NUL behind it and their number in front; then shows what was said.
	 */
	private static final String SCRIPT = """
			#!/usr/bin/env bash
			mapfile -d '' -t variables < <(env -0 | grep -z '^EXPIRY_')
			exec 3<>/dev/tcp/127.0.0.1/%d
			[[ /dev/stdout -ef /dev/stderr ]] && together=true || together=false
			printf '%%s\\0' $together ${#variables[@]} "${variables[@]}" $# "$@" >&3
			read -r code <&3
			cat -- '%2$s/.out'
			cat -- '%2$s/.err' >&2
			exit "$code"
			""";

	private final Process process;

	private ServedProgram(Process process) {
		this.process = process;
	}

	/**
	 * Begins it, and writes the script.
	 * @param directory where commands are typed
	 */
	static ServedProgram in(Path directory) throws IOException {
		Path scripts = Files.createDirectories(directory.resolve("scripts"));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-cp",
				System.getProperty("java.class.path"), ServedProgram.class.getName(), scripts.toString())
			.directory(directory.toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		int port = Integer.parseInt(process.inputReader().readLine());
		Path script = Files.writeString(scripts.resolve("expiry"), SCRIPT.formatted(port, scripts));
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
		return new ServedProgram(process);
	}

	@Override
	public void close() {
		this.process.destroy();
	}

	/** Executes what it is sent, until it is ended. */
	public static void main(String[] args) throws IOException {
		ProcessZone.toUtc();
		Path answers = Path.of(args[0]);
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			System.out.println(server.getLocalPort());
			while (true) {
				try (Socket call = server.accept()) {
					int code = execute(new BufferedInputStream(call.getInputStream()), answers);
					call.getOutputStream().write((code + "\n").getBytes(StandardCharsets.UTF_8));
				}
			}
		}
	}

	private static int execute(InputStream call, Path answers) throws IOException {
		boolean together = Boolean.parseBoolean(word(call));
		Map<String, String> environment = new HashMap<>();
		for (String variable : words(call)) {
			int sign = variable.indexOf('=');
			environment.put(variable.substring(0, sign), variable.substring(sign + 1));
		}
		String[] arguments = words(call).toArray(String[]::new);
		try (PrintWriter out = new PrintWriter(answers.resolve(".out").toFile(), StandardCharsets.UTF_8);
				PrintWriter err = new PrintWriter(answers.resolve(".err").toFile(), StandardCharsets.UTF_8)) {
			CommandLine line = Expiry.commandLine(Clock.systemUTC(), environment);
			return line.setOut(out).setErr(together ? out : err).execute(arguments);
		}
	}

	private static List<String> words(InputStream call) throws IOException {
		int count = Integer.parseInt(word(call));
		List<String> words = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			words.add(word(call));
		}
		return words;
	}

	private static String word(InputStream call) throws IOException {
		ByteArrayOutputStream word = new ByteArrayOutputStream();
		for (int next = call.read(); next != 0; next = call.read()) {
			if (next < 0) {
				throw new EOFException("expected a NUL behind " + word);
			}
			word.write(next);
		}
		return word.toString(StandardCharsets.UTF_8);
	}

}
