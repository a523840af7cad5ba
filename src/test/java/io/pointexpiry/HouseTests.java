package io.pointexpiry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
		mayKnow("policy", "io.pointexpiry.policy..", "io.pointexpiry.domain..", "java..", "org.jspecify..",
				"org.yaml..");
	}

	@Test
	void theTablesKnowTheDomainAndJdbc() {
		noClasses().that()
			.resideInAPackage("io.pointexpiry.store..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.pointexpiry.night..", "io.pointexpiry.intake..", "io.pointexpiry.notice..",
					"io.pointexpiry.report..", "io.pointexpiry.desk..", "io.pointexpiry.policy..",
					"org.springframework.batch..")
			.check(HOUSE);
	}

	@Test
	void noticesAndReportsDoNotKnowTheNight() {
		noClasses().that()
			.resideInAnyPackage("io.pointexpiry.notice..", "io.pointexpiry.report..", "io.pointexpiry.privacy..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.pointexpiry.night..", "org.springframework.batch..")
			.check(HOUSE);
	}

	@Test
	void theImportIsAJobOfItsOwn() {
		noClasses().that()
			.resideInAPackage("io.pointexpiry.intake..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.pointexpiry.night..", "io.pointexpiry.notice..", "io.pointexpiry.report..",
					"io.pointexpiry.desk..")
			.check(HOUSE);
	}

	@Test
	void whatJobsHaveInCommonKnowsNothingOfOurs() {
		mayKnow("job", "io.pointexpiry.job..", "java..", "org.jspecify..", "org.springframework.batch..");
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
