package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.database.ChunkSize;
import io.pointexpiry.support.TestBroker;
import io.pointexpiry.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights that hand their ranges out, and workers in the same process.
 *
 * @see "rules.md#workers"
 */
class WorkersCommandTests {

	static final String TODAY = "2025-01-13";

	static final String POLICY = """
			programme: coffee
			name: Coffee Club
			time-zone: Asia/Seoul
			policies:
			  - version: "1"
			    effective-from: 2020-01-01
			    validity: [{period: P1Y}]
			""";

	private static final String[] NIGHT = { "run", "--date", "2025-01-12", "--opening", "expire", "--workers" };

	/** An address at which no broker answers. */
	static final String NOBODY = "tcp://127.0.0.1:1";

	@TempDir
	private Path directory;

	@BeforeEach
	void workInSmallRanges() {
		System.setProperty(ChunkSize.PROPERTY, "10");
	}

	@AfterEach
	void workAsUsual() {
		System.clearProperty(ChunkSize.PROPERTY);
	}

	@Test
	void workersNeedAServer() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.H2, this.directory, POLICY);
		String sentence = "%s needs books on PostgreSQL: those in %s are open in one process only. Name them with --db.%n";

		assertThat(terminal.codeOf(TODAY, words(NOBODY))).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(TODAY, words(NOBODY))).isEqualTo(sentence.formatted("--workers", terminal.url()));
		assertThat(terminal.codeOf(TODAY, "worker", NOBODY)).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(TODAY, "worker", NOBODY)).isEqualTo(sentence.formatted("worker", terminal.url()));
		assertThat(terminal.home().resolve("db")).doesNotExist();
	}

	@Test
	void saysWhatAnAddressLooksLike() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.POSTGRESQL, this.directory, POLICY);

		assertThat(terminal.errorsOf(TODAY, "worker", "nonsense"))
			.isEqualTo("worker is \"nonsense\"; expected an address such as tcp://broker:61616.%n".formatted());
		assertThat(terminal.errorsOf(TODAY, "run", "--date", "2025-01-12", "--workers-only"))
			.isEqualTo("--workers-only is about workers; give it together with --workers.%n".formatted());
	}

	@Test
	void aNightEndsOrGoesOnAloneWhereNoWorkerCame() throws IOException {
		Terminal terminal = imported();

		assertThat(terminal.codeOf(TODAY, words(NOBODY, "--workers-wait", "PT1S", "--workers-only")))
			.isEqualTo(ExitCode.FAILED);
		assertThat(terminal.said()).contains("no worker took a range within PT1S", "the same command goes on");

		assertThat(terminal.type(TODAY, words(NOBODY, "--workers-wait", "PT1S"))).contains("200");
		// The commands of one process may log a line twice.
		assertThat(logOf(terminal).lines()
			.filter((line) -> line.contains("No worker took a range within PT1S: this process goes on alone"))
			.distinct()).hasSize(1);
		assertThat(terminal.type(TODAY, "verify")).contains("The books agree.");
	}

	@Test
	void aWorkerWithAnotherPolicyFileTakesNothing() throws Exception {
		Terminal terminal = imported();
		Terminal other = new Terminal(TestDatabase.POSTGRESQL, this.directory.resolve("other"), POLICY + "# edited\n")
			.with("EXPIRY_DB_URL", terminal.url());
		try (TestBroker broker = new TestBroker(this.directory)) {
			CompletableFuture<String> worker = CompletableFuture
				.supplyAsync(() -> other.type(TODAY, "worker", broker.url(), "--idle", "PT6S"));

			assertThat(terminal.type(TODAY, words(broker.url(), "--workers-wait", "PT5S"))).contains("200");

			assertThat(worker.get()).contains("waits for ranges at " + broker.url());
			assertThat(logOf(terminal) + logOf(other))
				.contains("takes no range of run --date 2025-01-12, which has another policy file or other templates");
		}
	}

	@Test
	void workersComeBackWithTheBroker() throws Exception {
		Terminal terminal = imported();
		try (TestBroker broker = new TestBroker(this.directory)) {
			CompletableFuture<String> worker = CompletableFuture
				.supplyAsync(() -> terminal.type(TODAY, "worker", broker.url(), "--idle", "PT8S"));
			broker.stop();
			CompletableFuture<String> night = CompletableFuture
				.supplyAsync(() -> terminal.type(TODAY, words(broker.url(), "--workers-wait", "PT1M")));
			TimeUnit.SECONDS.sleep(3);
			assertThat(night).isNotDone();

			broker.startAgain();

			assertThat(night.get()).contains("200");
			assertThat(terminal.type(TODAY, "verify")).contains("The books agree.");
			worker.get();
		}
	}

	@Test
	void namesAMessageThatNobodyCanRead() throws Exception {
		Terminal terminal = new Terminal(TestDatabase.POSTGRESQL, this.directory, POLICY);
		try (TestBroker broker = new TestBroker(this.directory)) {
			broker.send("point-expiry.coffee", "poison");

			terminal.type(TODAY, "worker", broker.url(), "--idle", "PT3S");

			assertThat(broker.deadLetters()).isEqualTo(1);
			assertThat(terminal.type(TODAY, "status")).containsPattern(
					"message +ID:\\S+, \\S+: expected a map of names and values, found a \\S+; it is among the broker's dead");
			assertThat(terminal.type(TODAY, "status", "--json")).contains("\"refused\" : [");
		}
	}

	@Test
	void anAddressWithAPasswordIsNotTaken() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.POSTGRESQL, this.directory, POLICY);
		String sentence = "%s has a password in its address, where others can see it. Leave it out, and set";

		assertThat(terminal.codeOf(TODAY, "worker", "tcp://points:12heim@broker:61616")).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(TODAY, "worker", "tcp://points:12heim@broker:61616"))
			.startsWith(sentence.formatted("worker"))
			.doesNotContain("heim");
		assertThat(terminal.errorsOf(TODAY, words("tcp://broker:61617?trustStorePassword=12heim")))
			.startsWith(sentence.formatted("--workers"))
			.doesNotContain("heim");
	}

	@Test
	void aStoreThatCannotBeOpenedIsNamedBeforeAnythingBegins() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.POSTGRESQL, this.directory, POLICY)
			.with("EXPIRY_BROKER_TRUST_STORE", "/nowhere/trust.p12")
			.with("EXPIRY_BROKER_TRUST_STORE_PASSWORD", "heim");
		String sentence = "EXPIRY_BROKER_TRUST_STORE is /nowhere/trust.p12, which cannot be used: there is no such file.%n"
			.formatted();

		assertThat(terminal.errorsOf(TODAY, "worker", NOBODY)).isEqualTo(sentence);
		assertThat(terminal.codeOf(TODAY, words(NOBODY))).isEqualTo(ExitCode.USAGE);
		assertThat(terminal.errorsOf(TODAY, words(NOBODY))).isEqualTo(sentence);
		assertThat(terminal.type(TODAY, "status")).doesNotContain("2025-01-12.1");
	}

	@Test
	void aWorkerWhoseLoginIsNotAcceptedEndsAndANightGoesOnAloneWhereItMay() throws Exception {
		Terminal terminal = imported().with("EXPIRY_BROKER_USER", TestBroker.USER)
			.with("EXPIRY_BROKER_PASSWORD", "not-the-one");
		try (TestBroker broker = TestBroker.withLogin(this.directory)) {
			String sentence = """
					The broker %s does not accept the login of user "points". Check EXPIRY_BROKER_USER and \
					EXPIRY_BROKER_PASSWORD.""".formatted(broker.url());

			assertThat(terminal.codeOf(TODAY, "worker", broker.url())).isEqualTo(ExitCode.USAGE);
			assertThat(terminal.errorsOf(TODAY, "worker", broker.url())).isEqualTo(sentence + "%n".formatted());
			assertThat(terminal.errorsOf(TODAY, words(broker.url(), "--workers-only")))
				.isEqualTo(sentence + "%n".formatted());
			assertThat(terminal.type(TODAY, words(broker.url(), "--workers-wait", "PT1S"))).contains(
					"warning: " + sentence + " Where no worker takes a range within PT1S, this process goes on alone.",
					"200");

			terminal.with("EXPIRY_BROKER_PASSWORD", TestBroker.PASSWORD);
			assertThat(terminal.type(TODAY, "worker", broker.url(), "--idle", "PT1S")).contains("waits for ranges at");
			assertThat(terminal.said() + logOf(terminal) + terminal.type(TODAY, "status", "--settings"))
				.doesNotContain("not-the-one", TestBroker.PASSWORD)
				.contains("***");
		}
	}

	/** Commands of one process log where the one that began last does. */
	private static String logOf(Terminal terminal) throws IOException {
		Path log = terminal.home().resolve("logs/expiry.log");
		return Files.exists(log) ? Files.readString(log) : "";
	}

	private static String[] words(String url, String... more) {
		String[] words = new String[NIGHT.length + 1 + more.length];
		System.arraycopy(NIGHT, 0, words, 0, NIGHT.length);
		words[NIGHT.length] = url;
		System.arraycopy(more, 0, words, NIGHT.length + 1, more.length);
		return words;
	}

	private Terminal imported() throws IOException {
		Terminal terminal = new Terminal(TestDatabase.POSTGRESQL, this.directory, POLICY);
		StringBuilder members = new StringBuilder("member_id,joined_on\n");
		StringBuilder lots = new StringBuilder("lot_id,member_id,earned_on,points\n");
		for (int i = 100; i < 300; i++) {
			members.append("M%d,2020-01-01\n".formatted(i));
			lots.append("L%d,M%d,2024-01-12,%d\n".formatted(i, i, i));
		}
		terminal.type(TODAY, "import", "--members", terminal.file(members.toString()), "--lots",
				terminal.file(lots.toString()));
		return terminal;
	}

}
