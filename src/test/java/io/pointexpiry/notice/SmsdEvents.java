package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Events of smsd, told to {@code scripts/smsd-receipts}, and what it makes of them. */
final class SmsdEvents {

	static final String HEADER = "notice_id,state,at,provider_code,provider_message\r\n";

	private final Path directory;

	private final Path receipts;

	private int files;

	SmsdEvents(Path directory) {
		this.directory = directory;
		this.receipts = directory.resolve("with blanks").resolve("receipts.csv");
	}

	/** Where the script writes. */
	Path receipts() {
		return this.receipts;
	}

	/** Tells that a message was sent; its text looks like a header. */
	void sent(String now, String notice, String number, String ids) throws Exception {
		call(now, "SENT", """
				To: %s
				Alphabet: UTF-8
				Report: yes
				X-Notice-Id: %s
				Modem: GSM1
				Sent: 24-12-05 12:00:00
				Message_id: %s

				To: 010
				X-Notice-Id: ZZZZ""".formatted(number, notice, ids));
	}

	/** Tells of a status report. */
	void report(String now, String number, String id, String status) throws Exception {
		report(now, number, id, status, "24-12-05 12:00:00");
	}

	void report(String now, String number, String id, String status, String sent) throws Exception {
		call(now, "REPORT", """
				From: %s
				From_TOA: 91 international, ISDN/telephone
				Sent: %s
				Received: 24-12-05 12:00:03
				Alphabet: ISO

				SMS STATUS REPORT
				Message_id: %s
				Discharge_timestamp: 24-12-05 12:00:02
				Status: %s""".formatted(number, sent, id, status));
	}

	/** Tells of an event, which nobody hears about. */
	void call(String now, String event, String content) throws Exception {
		Process process = start(now, event, file(content).toString());

		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
		assertThat(process.waitFor()).isZero();
	}

	/** A file as smsd leaves one. */
	Path file(String content) throws IOException {
		return Files.writeString(this.directory.resolve("message" + ++this.files), content);
	}

	/** Starts the script at an instant. */
	Process start(String now, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("scripts/smsd-receipts"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("SMSD_RECEIPTS", this.receipts.toString());
		builder.environment().put("SMSD_RECEIPTS_NOW", now);
		builder.environment().put("TZ", "UTC");
		return builder.redirectErrorStream(true).start();
	}

	/** The rows of the receipts. */
	List<String> rows() throws IOException {
		String csv = Files.readString(this.receipts);
		assertThat(csv).startsWith(HEADER);
		return csv.substring(HEADER.length()).lines().toList();
	}

	/** Notice and state of each. */
	List<String> states() throws IOException {
		return rows().stream().map((row) -> row.split(",")).map((cells) -> cells[0] + " " + cells[1]).toList();
	}

	/** What the script remembers. */
	List<String> journal() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> kept = Files.list(Path.of(this.receipts + ".journal"))) {
			for (Path file : kept.filter((path) -> !path.getFileName().toString().startsWith(".")).toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		return lines;
	}

}
