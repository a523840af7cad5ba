package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.pointexpiry.campaign.CampaignConfiguration;
import io.pointexpiry.closing.ClosingConfiguration;
import io.pointexpiry.database.DatabaseConfiguration;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.intake.ImportConfiguration;
import io.pointexpiry.intake.ImportProgress;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.ledger.LedgerConfiguration;
import io.pointexpiry.night.NightConfiguration;
import io.pointexpiry.notice.NoticeConfiguration;
import io.pointexpiry.policy.PolicyContent;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.report.Reports;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The program's parts over the books of a test, as the command line puts them together.
 */
final class Program {

	private Program() {
	}

	static ConfigurableApplicationContext start(String text, Path home, TestBooks books, InstantSource clock,
			FolderClock folders) {
		try {
			Path file = Files.writeString(home.resolve("policy.yml"), text);
			PolicyFile policy = PolicyFile.read(file);
			new Calendar(books.jdbc()).open(policy.programme().id());
			AnnotationConfigApplicationContext created = new AnnotationConfigApplicationContext();
			created.register(Parts.class);
			register(created, policy, home, books, clock);
			created.registerBean(FolderClock.class, () -> folders);
			created.addBeanFactoryPostProcessor((parts) -> Stream.of(parts.getBeanDefinitionNames())
				.forEach((name) -> parts.getBeanDefinition(name).setLazyInit(true)));
			created.refresh();
			return created;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void register(GenericApplicationContext created, PolicyFile policy, Path home, TestBooks books,
			InstantSource clock) {
		created.registerBean("dataSource", javax.sql.DataSource.class, books::dataSource,
				(bean) -> bean.setDestroyMethodName(""));
		created.registerBean("transactionManager", PlatformTransactionManager.class,
				() -> new JdbcTransactionManager(books.dataSource()));
		created.registerBean(Home.class, () -> new Home(home));
		created.registerBean(Programme.class, policy::programme);
		created.registerBean(InstantSource.class, () -> clock);
		created.registerBean(AppliedPolicies.class,
				() -> new AppliedPolicies(created.getBean(JdbcClient.class), contents(policy),
						(applied, offered) -> String.join(", ",
								PolicyContent.parse(applied).changes(PolicyContent.parse(offered)))));
	}

	private static Map<String, AppliedPolicies.Content> contents(PolicyFile policy) {
		Map<String, AppliedPolicies.Content> contents = new LinkedHashMap<>();
		policy.contents()
			.forEach((version, content) -> contents.put(version,
					new AppliedPolicies.Content(content.digest(), content.text())));
		return contents;
	}

	/** The parts of the program, as the command line puts them together. */
	@Configuration(proxyBeanMethods = false)
	@Import({ DatabaseConfiguration.class, LedgerConfiguration.class, ImportConfiguration.class,
			NoticeConfiguration.class, NightConfiguration.class, ClosingConfiguration.class,
			CampaignConfiguration.class })
	static class Parts {

		@Bean
		ImportProgress importProgress() {
			return ImportProgress.SILENT;
		}

		@Bean
		RecordedProgress progress() {
			return new RecordedProgress();
		}

		@Bean
		Reports reports(javax.sql.DataSource dataSource) {
			return new Reports(dataSource);
		}

	}

}
