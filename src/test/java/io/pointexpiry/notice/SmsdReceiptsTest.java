package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs {@code scripts/smsd-receipts} with files as smsd leaves them. */
class SmsdReceiptsTest {

	private static final String NOON = "2024-12-05T12:00:00Z";

	private static final String OK = "0,Ok,short message received by the SME";

	@TempDir
	private Path temporary;

	private SmsdEvents smsd;

	private Path receipts;

	@BeforeEach
	void place() {
		this.smsd = new SmsdEvents(this.temporary);
		this.receipts = this.smsd.receipts();
	}

	@Test
	void saysWhatWasSentAndThenDelivered() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "251 .");
		this.smsd.report("2024-12-05T12:00:07Z", "821012345678", "251", OK);

		assertThat(this.smsd.rows()).containsExactly("AAA2,SENT,2024-12-05T12:00:00Z,,\"\"",
				"AAA2,DELIVERED,2024-12-05T12:00:07Z,0,\"Ok,short message received by the SME\"");
		assertThat(this.smsd.journal()).isEmpty();
	}

	@Test
	void takesAMessageForDeliveredOnceAllPartsAre() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "254 255 0 .");
		this.smsd.report(NOON, "821012345678", "0", OK);
		this.smsd.report(NOON, "821012345678", "254", OK);
		this.smsd.report(NOON, "821012345678", "254", OK);

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT");

		this.smsd.report(NOON, "821012345678", "255", OK);

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT", "AAA2 DELIVERED");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0,Ok,received           | AAA2 DELIVERED
			1,Ok,not confirmed      | AAA2 UNKNOWN
			2,Ok,replaced           | AAA2 UNKNOWN
			31,Ok,reserved          | AAA2 UNKNOWN
			32,Trying,congestion    | ''
			63,Trying,specific      | ''
			64,Error,remote         | AAA2 UNDELIVERABLE
			69,Error,interworking   | AAA2 UNDELIVERABLE
			70,Error,validity       | AAA2 EXPIRED
			71,Error,deleted by us  | AAA2 CANCELLED
			72,Error,deleted        | AAA2 CANCELLED
			96,Error,congestion     | AAA2 UNDELIVERABLE
			127,Error,specific      | AAA2 UNDELIVERABLE
			128,Error,?             | AAA2 UNKNOWN
			""")
	void readsTheStatusOfAReport(String status, String state) throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");
		this.smsd.report(NOON, "821012345678", "7", status);

		assertThat(this.smsd.states().stream().skip(1).toList())
			.isEqualTo(state.isEmpty() ? List.of() : List.of(state));
	}

	@Test
	void waitsWhileTheNetworkStillTries() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");
		this.smsd.report(NOON, "821012345678", "7", "48,Trying,congestion");
		this.smsd.report(NOON, "821012345678", "7", OK);
		this.smsd.report(NOON, "821012345678", "7", "70,Error,validity");

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT", "AAA2 DELIVERED");
	}

	@Test
	void tellsMessagesOfOneIdApartByNumberAndByTime() throws Exception {
		this.smsd.sent("2024-12-05T09:00:00Z", "AAA2", "821012345678", "7 .");
		this.smsd.sent("2024-12-05T09:00:01Z", "AAB2", "821099995678", "7 .");
		this.smsd.sent("2024-12-05T12:00:00Z", "AAC2", "821012345678", "7 .");

		this.smsd.report(NOON, "821012345678", "7", OK, "24-12-05 09:00:02");
		this.smsd.report(NOON, "821012345678", "7", "70,Error,validity", "24-12-05 12:00:01");
		this.smsd.report(NOON, "821099995678", "7", "64,Error,remote", "24-12-05 09:00:02");
		this.smsd.report(NOON, "821099990000", "7", OK, "24-12-05 09:00:02");

		assertThat(this.smsd.states().stream().skip(3)).containsExactly("AAA2 DELIVERED", "AAC2 EXPIRED",
				"AAB2 UNDELIVERABLE");
	}

	@Test
	void knowsANumberInItsNationalForm() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");
		this.smsd.report(NOON, "01012345678", "7", OK);

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT", "AAA2 DELIVERED");
	}

	@Test
	void keepsAReportThatComesBeforeItsMessageIsFinished() throws Exception {
		this.smsd.report(NOON, "821012345678", "6", OK);
		this.smsd.report(NOON, "821012345678", "7", OK);
		this.smsd.sent("2024-12-05T12:00:05Z", "AAA2", "821012345678", "6 7 .");

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT", "AAA2 DELIVERED");
	}

	@Test
	void forgetsAfterAWeek() throws Exception {
		this.smsd.sent("2024-12-05T12:00:00Z", "AAA2", "821012345678", "7 .");
		this.smsd.report("2024-12-12T12:00:01Z", "821012345678", "7", OK);

		assertThat(this.smsd.states()).containsExactly("AAA2 SENT");
		assertThat(this.smsd.journal()).noneMatch((line) -> line.contains("AAA2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			+CMS ERROR: 21 (Short message transfer rejected) | REJECTED      | 21
			+CMS ERROR: 38 (Network out of order)            | REJECTED      | 38
			+CMS ERROR: 1 (Unassigned number)                | UNDELIVERABLE | 1
			+CMS ERROR: 30 (Unknown subscriber)              | UNDELIVERABLE | 30
			No destination                                   | REJECTED      | ''
			""")
	void saysWhyAMessageFailed(String reason, String state, String code) throws Exception {
		this.smsd.call(NOON, "FAILED", "To: 821012345678\nX-Notice-Id: AAA2\nFail_reason: " + reason + "\n\ntext");

		assertThat(this.smsd.rows()).containsExactly("AAA2,%s,%s,%s,\"%s\"".formatted(state, NOON, code, reason));
	}

	@Test
	void leavesWhatIsNoNoticeAlone() throws Exception {
		this.smsd.call(NOON, "SENT", "To: 821012345678\nMessage_id: 7 .\n\nX-Notice-Id: AAA2\n");
		this.smsd.call(NOON, "SENT", "To: 821012345678\nX-Notice-Id: ../../etc\nMessage_id: 7 .\n\n");
		this.smsd.call(NOON, "FAILED", "To: 821012345678\nFail_reason: x\n\n");
		this.smsd.call(NOON, "RECEIVED", "From: 821012345678\n\nX-Notice-Id: AAA2\n");
		this.smsd.report(NOON, "../../../x", "7", OK);
		this.smsd.report(NOON, "821012345678", "7; touch x", OK);
		this.smsd.report(NOON, "821012345678", "7", "$(touch x),Ok");

		assertThat(this.receipts).doesNotExist();
	}

	@Test
	void letsNoReasonBreakOut() throws Exception {
		this.smsd.call(NOON, "FAILED",
				"X-Notice-Id: AAA2\nFail_reason: =\"a\",b\t\u0007é to +821012345678 $(id) *\n\n");

		assertThat(this.smsd.rows())
			.containsExactly("AAA2,REJECTED," + NOON + ",,\"=\"\"a\"\",b???? to +*** $(id) *\"");
	}

	@Test
	void keepsNumbersToItself() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");

		assertThat(this.receipts).content().doesNotContain("5678");
		assertThat(mode(this.receipts)).isEqualTo("rw-rw----");
		assertThat(mode(Path.of(this.receipts + ".journal"))).isEqualTo("rwx------");
		try (Stream<Path> kept = Files.list(Path.of(this.receipts + ".journal"))) {
			assertThat(kept).isNotEmpty().allSatisfy((file) -> assertThat(mode(file)).isEqualTo("rw-------"));
		}
	}

	@Test
	void endsARowThatAFullDiskCut() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");
		Files.writeString(this.receipts, SmsdEvents.HEADER + "AAA2,SENT,2024-12-0");
		this.smsd.sent(NOON, "AAB2", "821012345678", "8 .");

		assertThat(this.smsd.rows()).containsExactly("AAA2,SENT,2024-12-0", "AAB2,SENT," + NOON + ",,\"\"");
	}

	@Test
	void losesNothingBetweenCallsAndTakersAtTheSameTime() throws Exception {
		List<Process> calls = new ArrayList<>();
		for (int number = 0; number < 24; number++) {
			calls.add(this.smsd.start(NOON, "SENT", this.smsd
				.file("To: 8210123456%02d\nX-Notice-Id: AA%c2\nMessage_id: 7 .\n\n".formatted(number, 'A' + number))
				.toString()));
			if (number % 6 == 5) {
				calls.add(this.smsd.start(NOON, "--take", this.temporary.resolve("taken" + number).toString()));
			}
		}
		for (Process call : calls) {
			assertThat(call.waitFor()).isIn(0, 4);
		}
		this.smsd.call(NOON, "SENT", "To: 821012345699\nX-Notice-Id: ZZZ2\n\n");
		assertThat(this.smsd.start(NOON, "--take", this.temporary.resolve("takenLast").toString()).waitFor()).isZero();

		List<String> notices = new ArrayList<>();
		try (Stream<Path> taken = Files.list(this.temporary)) {
			for (Path file : taken.filter((path) -> path.getFileName().toString().startsWith("taken")).toList()) {
				assertThat(Files.readString(file)).startsWith(SmsdEvents.HEADER)
					.containsOnlyOnce("notice_id")
					.endsWith("\r\n");
				Files.readAllLines(file).stream().skip(1).forEach((row) -> notices.add(row.substring(0, 4)));
			}
		}
		assertThat(notices).containsExactlyInAnyOrderElementsOf(Stream
			.concat(IntStream.range(0, 24).mapToObj((number) -> "AA" + (char) ('A' + number) + "2"), Stream.of("ZZZ2"))
			.toList());
		assertThat(this.receipts).doesNotExist();
	}

	@Test
	void takesNothingOverAFileThatIsThere() throws Exception {
		this.smsd.sent(NOON, "AAA2", "821012345678", "7 .");
		Path taken = Files.createFile(this.temporary.resolve("taken"));

		assertThat(this.smsd.start(NOON, "--take", taken.toString()).waitFor()).isEqualTo(2);
		assertThat(taken).isEmptyFile();
		assertThat(this.smsd.states()).containsExactly("AAA2 SENT");
	}

	@Test
	void saysWhenThereIsNothingToTake() throws Exception {
		assertThat(this.smsd.start(NOON, "--take", this.temporary.resolve("taken").toString()).waitFor()).isEqualTo(4);
		assertThat(this.temporary.resolve("taken")).doesNotExist();
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
