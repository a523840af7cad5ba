package io.pointexpiry.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.pointexpiry.domain.BurnOrder;
import io.pointexpiry.domain.Condition;
import io.pointexpiry.domain.DayCount;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.PolicyHistory;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.domain.Validity;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportRequest.InputFile;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.support.TestBooks;
import io.pointexpiry.support.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

/** Fresh books, a home, and files that are written and imported in one line. */
final class IntakeDesk implements AutoCloseable {

	static final Instant NOW = Instant.parse("2024-12-31T03:15:00Z");

	private final TestBooks books;

	private final Path directory;

	private final List<InputFile> files = new ArrayList<>();

	private ImportProgress progress = ImportProgress.SILENT;

	private Charset charset = StandardCharsets.UTF_8;

	private MaxRejects maxRejects = MaxRejects.DEFAULT;

	private @Nullable LocalDate asOf;

	private Programme programme = programme(Period.ofYears(1));

	private @Nullable AnnotationConfigApplicationContext context;

	IntakeDesk(TestDatabase database, Path directory) {
		this.books = database.open();
		this.directory = directory;
	}

	/** A programme whose lots live for a period, without a guard. */
	static Programme programme(Period validity) {
		Validity entry = new Validity(Condition.ALWAYS, validity, Validity.Anchor.EARNED, Set.of(),
				DayCount.ANNIVERSARY, null, null, Validity.OwnDate.KEPT);
		return programme(entry);
	}

	static Programme programme(Validity entry) {
		LocalDate first = LocalDate.of(2020, 1, 1);
		Policy policy = new Policy("1", first, first, Policy.AppliesTo.NEW_LOTS, null, List.of(entry), List.of(), null,
				null, List.of(), Policy.Withdrawal.KEEP);
		return new Programme("coffee", "Coffee Club", ZoneId.of("Asia/Seoul"), Locale.ENGLISH, null, null,
				BurnOrder.SOONEST_EXPIRY, List.of("EVENT"), Set.of(),
				new Programme.Surprise(new BigDecimal("1.2"), 1000), new PolicyHistory(List.of(policy)));
	}

	IntakeDesk by(Programme programme) {
		this.programme = programme;
		stop();
		return this;
	}

	IntakeDesk asOf(@Nullable String day) {
		this.asOf = (day != null) ? LocalDate.parse(day) : null;
		return this;
	}

	IntakeDesk in(Charset charset) {
		this.charset = charset;
		return this;
	}

	IntakeDesk atMost(MaxRejects maxRejects) {
		this.maxRejects = maxRejects;
		return this;
	}

	IntakeDesk watchedBy(ImportProgress progress) {
		this.progress = progress;
		return this;
	}

	/** Says that days up to this one are closed. */
	IntakeDesk closed(String day) {
		this.books.jdbc().sql("insert into books (id, programme) values (1, 'coffee') on conflict do nothing").update();
		this.books.jdbc()
			.sql("update books set first_closed = ?, last_closed = ?")
			.params(LocalDate.parse(day), LocalDate.parse(day))
			.update();
		return this;
	}

	/** Lays a file ready for the next import. */
	IntakeDesk with(Input input, String content) {
		return with(input, content.getBytes(this.charset));
	}

	IntakeDesk with(Input input, byte[] content) {
		try {
			Path file = Files.write(this.directory.resolve(input.label() + ".csv"), content);
			return with(input, file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	IntakeDesk with(Input input, Path file) {
		this.files.removeIf((given) -> given.input() == input);
		this.files.add(new InputFile(input, file));
		return this;
	}

	/** Imports the files that lie ready; they stay so if it fails. */
	ImportResult imports() {
		ImportResult result = intake()
			.run(new ImportRequest(this.files, this.charset, this.asOf, this.maxRejects, NOW));
		this.files.clear();
		return result;
	}

	/** Imports one file. */
	ImportResult.FileResult imports(Input input, String content) {
		return with(input, content).imports().files().get(0);
	}

	/** The import, put together once for each programme, as a process does. */
	Intake intake() {
		if (this.context == null) {
			this.context = start();
		}
		return this.context.getBean(Intake.class);
	}

	private AnnotationConfigApplicationContext start() {
		AnnotationConfigApplicationContext created = new AnnotationConfigApplicationContext();
		created.registerBean("dataSource", DataSource.class, this.books::dataSource,
				(bean) -> bean.setDestroyMethodName(""));
		created.registerBean("transactionManager", PlatformTransactionManager.class,
				() -> new JdbcTransactionManager(this.books.dataSource()));
		created.registerBean(JdbcTemplate.class, this.books::template);
		created.registerBean(TransactionTemplate.class,
				() -> new TransactionTemplate(created.getBean(PlatformTransactionManager.class)));
		created.registerBean(Programme.class, () -> this.programme);
		created.registerBean(Home.class, () -> new Home(home()));
		created.registerBean(ImportProgress.class,
				() -> (input, phase, rows) -> this.progress.committed(input, phase, rows));
		created.registerBean(Progress.class, () -> Progress.SILENT);
		created.register(JobRepositoryOfBooks.class, ImportConfiguration.class);
		created.refresh();
		return created;
	}

	private void stop() {
		if (this.context != null) {
			this.context.close();
			this.context = null;
		}
	}

	/** The job repository lies in the books. */
	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
	static class JobRepositoryOfBooks {

		@Bean
		MapJobRegistry jobRegistry() {
			return new MapJobRegistry();
		}

	}

	Path home() {
		return this.directory.resolve("home");
	}

	TestBooks books() {
		return this.books;
	}

	/** Rows as text, cells between blanks, null as a dash. */
	List<String> rows(String sql) {
		return this.books.jdbc().sql(sql).query((row, number) -> {
			List<String> cells = new ArrayList<>();
			for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
				String cell = row.getString(i);
				cells.add((cell == null) ? "-" : cell);
			}
			return String.join(" ", cells);
		}).list();
	}

	/** The files of a command that are not taken yet: input, file, state, since when. */
	List<String> unfinished() {
		return this.books.jdbc()
			.sql("select * from import_file where state in ('STAGING', 'MERGING')")
			.query((row, number) -> "%s %s %s %s".formatted(row.getString("input"), row.getString("file_name"),
					row.getString("state"), row.getObject("started_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/** A table of cases. */
	static String resource(String name) {
		try (var in = IntakeDesk.class.getResourceAsStream("/intake/" + name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All that an import can change, in one text. */
	String allBooks() {
		return List
			.of("member", "point_lot", "activity", "review", "notice_cue", "adjustment", "redemption", "cancellation",
					"expiry_record", "lot_floor", "receipt", "feedback")
			.stream()
			.map((table) -> table + "\n"
					+ rows("select * from " + table).stream().sorted().collect(Collectors.joining("\n")))
			.collect(Collectors.joining("\n"));
	}

	/** The files of rejects, by name, in order. */
	List<Path> rejectFiles() {
		Path rejects = home().resolve("rejects");
		if (!Files.exists(rejects)) {
			return List.of();
		}
		try (var found = Files.list(rejects)) {
			return found.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The only file of rejects. */
	String rejects() {
		List<Path> found = rejectFiles();
		if (found.size() != 1) {
			throw new AssertionError("expected one file of rejects, found " + found);
		}
		try {
			return Files.readString(found.get(0)).replace("\r\n", "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		stop();
		this.books.close();
	}

}
