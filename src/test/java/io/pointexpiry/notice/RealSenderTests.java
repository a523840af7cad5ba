package io.pointexpiry.notice;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvValidationException;
import io.pointexpiry.intake.Input;
import io.pointexpiry.support.Nights;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From a night's notices through {@code scripts/hand-over} and the real smsd to a modem,
 * and through {@code scripts/smsd-receipts} back into the books.
 */
class RealSenderTests {

	private static final String POLICY = """
			programme: club
			name: 새봄 [멤버십]
			time-zone: Asia/Seoul
			locale: ko-KR
			sender: "15880000"
			contact: "114"
			policies:
			  - version: "1"
			    effective-from: 2014-01-01
			    validity: [{period: P1Y}]
			    notices: {expiry-before: [P1M, P3D]}
			""";

	private static final Map<String, String> TEMPLATES = Map.of("ko-KR/expiry-warning.short.txt",
			"#{programme} #{name}님 #{points}P: #{expires_on}까지 http://example.com/points/expiry 문의 #{contact}",
			"ko-KR/expiry-warning.short.nameless.txt", "#{programme} #{points}P: #{expires_on}까지 문의 #{contact}",
			"en/expiry-warning.short.txt", "#{name}: [#{points}] points until #{expires_on} {~} €",
			"en/expiry-warning.short.nameless.txt", "[#{points}] points until #{expires_on}", "en/notice.long.txt",
			"#{name}: your points\n#{lines}", "en/notice.long.nameless.txt", "Your points\n#{lines}",
			"en/expiry-warning.long.txt", "- [#{points}] until then {#{expires_on}} ~|^€\\");

	private static final String FAR = "2024-12-31";

	private static final String SEVERAL = "2024-12-31 2024-12-30 2024-12-29";

	private static final List<Person> PEOPLE = people();

	private static final String NOON = "2024-12-05T12:00:00+09:00";

	private static final int BEFORE_THE_KILL = 4;

	private static final int STILL_LOCKED = 3;

	private static final int WAIT_SECONDS = 150;

	@TempDir
	private Path temporary;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void sendsExactlyWhatTheNoticesSayAndBringsTheAnswersBack(TestDatabase database) throws Exception {
		Path smsd = Smsd.find()
			.orElseGet(() -> Assumptions
				.abort("smsd is neither on the PATH nor in /usr/sbin; to run this test: apt-get install smstools"));
		Path receipts = this.temporary.resolve("answers/receipts.csv");
		Path spool = Files.createDirectory(this.temporary.resolve("spool"));
		try (Nights nights = Nights.of(database, POLICY).live(POLICY).at(Instant.parse("2024-11-29T21:00:00Z"));
				FakeModem modem = new FakeModem(Set.of(number("REFUSED")),
						Map.of(number("EXPIRED"), 70, number("FOUND"), 1, number("LOST"), 69));
				Smsd sender = Smsd.start(smsd, spool, modem.port(), receipts)) {
			Path folder = folder(nights);
			List<Map<String, String>> notices = notices(folder);
			texts(notices);
			int messages = notices.size() - 2; // all but the recalled and the late one

			assertThat(handOver(folder, sender, "2024-11-30T07:59:59+09:00"))
				.contains("0 handed over, 0 before, %d wait for their hours".formatted(notices.size()));
			killHandOver(folder, sender, modem);
			assertThat(handOver(folder, sender, NOON)).contains("0 wait for their hours, 1 too late, 1 recalled");
			assertThat(handOver(folder, sender, NOON)).contains("0 handed over, %d before".formatted(messages));

			assertThat(modem.awaitMessages(messages - BEFORE_THE_KILL, WAIT_SECONDS)).as(sender::log).isTrue();
			assertThat(modem.awaitReportsRead(modem.taken().size(), WAIT_SECONDS)).as(sender::log).isTrue();
			sender.stop();

			assertThat(sent(modem)).containsExactlyInAnyOrderElementsOf(expected(notices));
			assertThat(states(nights, receipts)).isEqualTo(expectedStates(notices));
		}
	}

	/** A night's folder, of which one notice is recalled. */
	private static Path folder(Nights nights) throws IOException {
		for (Map.Entry<String, String> template : TEMPLATES.entrySet()) {
			Path file = nights.home().resolve("templates").resolve(template.getKey());
			Files.createDirectories(file.getParent());
			Files.writeString(file, template.getValue());
		}
		StringBuilder members = new StringBuilder("member_id,phone,locale,name\n");
		StringBuilder lots = new StringBuilder("lot_id,member_id,earned_on,points,expires_on\n");
		for (Person person : PEOPLE) {
			members.append("%s,+%s,%s,\"%s\"\n".formatted(person.id(), number(person.id()), person.locale(),
					person.name().replace("\"", "\"\"")));
			for (String day : person.days().split(" ")) {
				lots.append("%s-%s,%1$s,2024-01-01,500,%2$s\n".formatted(person.id(), day));
			}
		}
		nights.policy(POLICY).members(members.toString()).lots(lots.toString()).run("2024-11-29");
		Path folder = nights.home().resolve("notices/2024-11-29/1");
		nights.get(NoticeFolders.class)
			.recall(notices(folder).stream()
				.filter((notice) -> notice.get("member_id").equals("RECALLED"))
				.map((notice) -> notice.get("notice_id"))
				.toList());
		return folder;
	}

	/** That the notices are of every kind that could go wrong. */
	private static void texts(List<Map<String, String>> notices) {
		Map<String, String> texts = new TreeMap<>();
		notices.forEach((notice) -> texts.put(notice.get("member_id"), notice.get("text")));
		String named = "새봄 [멤버십] %s님 500P: 2024-12-31까지 http://example.com/points/expiry 문의 114";
		String nameless = "새봄 [멤버십] 500P: 2024-12-31까지 문의 114";
		assertThat(texts).containsEntry("HEADER", named.formatted("To: 0101"))
			.containsEntry("QUOTES", named.formatted("=1+1\"\"',"))
			.containsEntry("NEWLINE", named.formatted("김 To: 010"))
			.containsEntry("VARIABLE", named.formatted("#{points}"))
			.containsEntry("EMOJI", nameless)
			.containsEntry("SYLLABLE", nameless)
			.containsEntry("LONG", nameless)
			.containsEntry("EXTENSION", "[~] |^\\: [500] points until 2024-12-31 {~} €")
			.containsEntry("UCS", "Zoë: [500] points until 2024-12-31 {~} €")
			.containsEntry("SMILE", "[500] points until 2024-12-31");
		assertThat(texts.get("LMS").length()).isGreaterThan(90);
		assertThat(texts.get("KOREAN")).startsWith("김: your points\n- [500] until then {2024-12-29} ~|^€\\\n- [500]");
		assertThat(texts.get("CUT2")).as("a character across a cut").contains("}  ~");
	}

	/** Kills a slow hand-over once the modem has got some. */
	private static void killHandOver(Path folder, Smsd sender, FakeModem modem) throws Exception {
		Process process = start(folder, sender, NOON, "1");
		try {
			assertThat(modem.awaitMessages(BEFORE_THE_KILL, WAIT_SECONDS)).as(sender::log).isTrue();
			assertThat(process.isAlive()).isTrue();
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private static String handOver(Path folder, Smsd sender, String now) throws Exception {
		while (true) {
			Process process = start(folder, sender, now, "1000");
			String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			int code = process.waitFor();
			if (code != STILL_LOCKED) { // a child of the killed one may live a moment
				assertThat(code).as(text).isZero();
				return text;
			}
		}
	}

	private static Process start(Path folder, Smsd sender, String now, String rate) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("scripts/hand-over", folder.toString(),
				sender.outgoing().toString(), "--per-second", rate);
		builder.environment().put("HAND_OVER_NOW", now);
		return builder.redirectErrorStream(true).start();
	}

	/** What the modem took: number and text, parts put together. */
	private static List<String> sent(FakeModem modem) {
		List<String> sent = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		SubmitPdu before = null;
		for (SubmitPdu pdu : modem.taken()) {
			assertThat(pdu.international()).isTrue();
			assertThat(pdu.reportWanted()).isTrue();
			if (pdu.part() > 1) {
				assertThat(pdu.number() + pdu.reference() + pdu.parts() + (pdu.part() - 1))
					.isEqualTo(before.number() + before.reference() + before.parts() + before.part());
			}
			text.append(pdu.text());
			if (pdu.part() == pdu.parts()) {
				sent.add(pdu.number() + " " + text);
				text.setLength(0);
			}
			before = pdu;
		}
		assertThat(text).isEmpty();
		return sent;
	}

	private static List<String> expected(List<Map<String, String>> notices) {
		return notices.stream()
			.filter((notice) -> !List.of("RECALLED", "LATE", "REFUSED").contains(notice.get("member_id")))
			.map((notice) -> "82" + notice.get("to").substring(1) + " " + notice.get("text"))
			.toList();
	}

	/** The members' states, once the receipts were taken and imported. */
	private Map<String, String> states(Nights nights, Path receipts) throws Exception {
		Path taken = this.temporary.resolve("taken.csv");
		ProcessBuilder builder = new ProcessBuilder("scripts/smsd-receipts", "--take", taken.toString());
		builder.environment().put("SMSD_RECEIPTS", receipts.toString());
		assertThat(builder.inheritIO().start().waitFor()).isZero();
		nights.imports(Input.RECEIPTS, Files.readString(taken));
		Map<String, String> states = new TreeMap<>();
		rows(nights.report("notices")).forEach((row) -> states.put(row.get("member_id"), row.get("state")));
		return states;
	}

	private static Map<String, String> expectedStates(List<Map<String, String>> notices) {
		Map<String, String> states = new TreeMap<>();
		notices.forEach((notice) -> states.put(notice.get("member_id"), "DELIVERED"));
		states.putAll(Map.of("RECALLED", "RECALLED", "LATE", "PUBLISHED", "REFUSED", "REJECTED", "EXPIRED", "EXPIRED",
				"FOUND", "UNKNOWN", "LOST", "UNDELIVERABLE"));
		return states;
	}

	private static List<Map<String, String>> notices(Path folder) throws IOException {
		return rows(Files.readString(folder.resolve("notices.csv")));
	}

	private static List<Map<String, String>> rows(String csv) {
		List<Map<String, String>> rows = new ArrayList<>();
		try (CSVReaderHeaderAware reader = new CSVReaderHeaderAwareBuilder(new StringReader(csv))
			.withCSVParser(new RFC4180Parser())
			.build()) {
			for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
				rows.add(row);
			}
		}
		catch (IOException | CsvValidationException ex) {
			throw new IllegalStateException(ex);
		}
		return rows;
	}

	private static String number(String member) {
		List<String> ids = PEOPLE.stream().map(Person::id).toList();
		return "8210123450%02d".formatted(ids.indexOf(member.equals("SHARING") ? "SIMPLE1" : member));
	}

	private static List<Person> people() {
		List<Person> people = new ArrayList<>(List.of(new Person("LMS", "ko", SEVERAL, "김"),
				new Person("HEADER", "ko", FAR, "To: 0101"), new Person("QUOTES", "ko", FAR, "=1+1\"\"',"),
				new Person("NEWLINE", "ko", FAR, "김\nTo: 010"), new Person("EMOJI", "ko", FAR, "김😀"),
				new Person("SYLLABLE", "ko", FAR, "똠"), new Person("LONG", "ko", FAR, "Maximilian Featherstone"),
				new Person("RECALLED", "ko", FAR, "김"), new Person("LATE", "ko", "2024-12-01", "김"),
				new Person("REFUSED", "ko", FAR, "김"), new Person("EXPIRED", "ko", FAR, "Kim Lee Ho"),
				new Person("FOUND", "ko", FAR, "Kim"), new Person("LOST", "ko", FAR, "Kim"),
				new Person("VARIABLE", "ko", FAR, "#{points}"), new Person("SHARING", "ko", FAR, "김"),
				new Person("GSM", "en", FAR, "René"), new Person("EXTENSION", "en", FAR, "[~] |^\\"),
				new Person("UCS", "en", FAR, "Zoë"), new Person("KOREAN", "en", SEVERAL, "김"),
				new Person("SMILE", "en", FAR, "Kim 😀")));
		for (int number = 1; number <= 6; number++) {
			people.add(new Person("SIMPLE" + number, "ko", FAR, "김"));
			people.add(new Person("CUT" + number, "en", SEVERAL + " 2024-12-28", "K".repeat(number)));
		}
		return List.copyOf(people);
	}

	private record Person(String id, String locale, String days, String name) {
	}

}
