package io.pointexpiry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What each package may know. */
class HouseTests {

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.pointexpiry");

	@Test
	void theDomainKnowsNoFramework() {
		mayKnow("domain", "io.pointexpiry.domain..", "java..", "org.jspecify..");
	}

	@Test
	void thePolicyFileIsReadIntoTheDomainAlone() {
		mayKnow("policy", "io.pointexpiry.policy..", "io.pointexpiry.domain..", "io.pointexpiry.language..", "java..",
				"org.jspecify..", "org.yaml..");
	}

	/** Of our own packages, which ones a package may know. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			domain   |
			language |
			policy   | domain language
			file     |
			progress |
			settings | file language
			database | file
			ledger   | domain database
			notice   | domain database ledger file
			audit    | domain database ledger notice file progress language
			privacy  | domain database notice file progress language
			desk     | domain database ledger notice file language
			report   | domain database ledger notice audit privacy file progress language
			job      | progress
			intake   | domain database ledger job file progress language
			night    | domain database ledger notice audit report job file progress language
			closing  | domain database ledger notice night job file language
			forecast | domain database ledger night report language
			campaign | domain database ledger notice night report language
			announce | domain policy file notice
			page     | database ledger report forecast language
			metrics  | database ledger notice file
			worker   | database job
			""")
	void arrowsRunOneWay(String name, @Nullable String known) {
		Set<String> may = new TreeSet<>(Set.of(name));
		may.addAll((known != null) ? List.of(known.split(" ")) : List.of());
		noClasses().that()
			.resideInAPackage("io.pointexpiry." + name + "..")
			.should()
			.dependOnClassesThat(resideInAPackage("io.pointexpiry..").and(not(resideInAnyPackage(
					may.stream().map((it) -> "io.pointexpiry." + it + "..").toArray(String[]::new)))))
			.check(HOUSE);
	}

	/** Lots, promises, records and redemptions have one writer. */
	@Test
	void onlyTheLedgerWritesTheBooks() throws IOException {
		Pattern write = Pattern.compile("(insert into|update|delete from|merge into|load\\(|insert\\(|update\\()\\s*\"?"
				+ "(point_lot|lot_floor|expiry_record|redemption|cancellation|adjustment|withheld_lot)\\b");
		try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/pointexpiry"))) {
			List<String> writers = files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> write.matcher(read(file)).find())
				.map((file) -> file.getName(file.getNameCount() - 2).toString())
				.distinct()
				.toList();

			assertThat(writers).containsExactly("ledger");
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void onlyJobsKnowSpringBatch() {
		noClasses().that()
			.resideOutsideOfPackages("io.pointexpiry.job..", "io.pointexpiry.intake..", "io.pointexpiry.night..",
					"io.pointexpiry.closing..", "io.pointexpiry.worker..", "io.pointexpiry.cli..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.batch..")
			.check(HOUSE);
	}

	@Test
	void onlyWorkersKnowTheBroker() {
		noClasses().that()
			.resideOutsideOfPackage("io.pointexpiry.worker..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.jms..", "org.apache.activemq..")
			.check(HOUSE);
	}

	@Test
	void whatJobsHaveInCommonKnowsOfOursOnlyTheirProgress() {
		mayKnow("job", "io.pointexpiry.job..", "io.pointexpiry.progress..", "java..", "org.jspecify..",
				"org.springframework.batch..", "org.springframework.beans.factory..", "org.springframework.context..",
				"org.springframework.core.task..", "org.springframework.core.retry..",
				"org.springframework.scheduling..", "org.springframework.transaction..",
				"org.springframework.util.backoff..");
	}

	@Test
	void nobodyKnowsTheCommandLine() {
		noClasses().that()
			.resideOutsideOfPackage("io.pointexpiry.cli..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.pointexpiry.cli..")
			.check(HOUSE);
	}

	@Test
	void theClockIsReadInTheCommandLineOnly() {
		noClasses().that()
			.resideOutsideOfPackage("io.pointexpiry.cli..")
			.should()
			.callMethod(java.time.LocalDate.class, "now")
			.orShould()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.check(HOUSE);
	}

	private static void mayKnow(String name, String... packages) {
		ArchRule rule = classes().that()
			.resideInAPackage("io.pointexpiry." + name + "..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(packages);
		rule.check(HOUSE);
	}

}
