package io.pointexpiry.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.pointexpiry.database.Database;
import io.pointexpiry.database.Fence;
import io.pointexpiry.database.FencedTransactionManager;
import io.pointexpiry.database.Schema;
import io.pointexpiry.database.WorkLock;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.Home;
import io.pointexpiry.file.PrivateFolder;
import io.pointexpiry.job.RangeThreads;
import io.pointexpiry.ledger.AppliedPolicies;
import io.pointexpiry.ledger.Calendar;
import io.pointexpiry.ledger.FolderClock;
import io.pointexpiry.policy.PolicyContent;
import io.pointexpiry.policy.PolicyFile;
import io.pointexpiry.progress.Progress;
import io.pointexpiry.settings.InvalidSettingsException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The opened books of one command: policy file read, database reached and upgraded, lock
 * taken where it is needed.
 */
final class Session implements AutoCloseable {

	private static final String OTHER_PROGRAMME = """
			The database holds the books of programme %s, but the policy file is that of %s. \
			Name the right one with --db or --policy.""";

	private final ConfigurableApplicationContext context;

	private final HikariDataSource pool;

	private final @Nullable WorkLock lock;

	private Session(ConfigurableApplicationContext context, HikariDataSource pool, @Nullable WorkLock lock) {
		this.context = context;
		this.pool = pool;
		this.lock = lock;
	}

	/**
	 * Opens the books.
	 * @param works whether the command changes them; one that only reads needs no lock
	 * where the database allows it
	 * @param given what the command brings along
	 */
	static Session open(CommonOptions.Settings settings, String command, boolean works, Given given)
			throws IOException, SQLException {
		Home home = settings.home().prepare();
		PrivateFolder.create(home.logs());
		LogFile.open(home.logs(), settings.log());
		PolicyFile policy = PolicyFile.read(settings.policy());
		Database database = settings.database();
		WorkLock lock = (works || database.isEmbedded())
				? WorkLock.take(database, home.root().resolve(".lock"), worker(command, given.clock())) : null;
		HikariDataSource pool = pool(settings);
		try {
			upgrade(database, pool);
			if (lock != null) {
				lock.sign();
			}
			checkProgramme(pool, policy.programme(), works);
			return new Session(start(settings, policy, pool, lock, given), pool, lock);
		}
		catch (SQLException | IOException | RuntimeException ex) {
			pool.close();
			if (lock != null) {
				lock.close();
			}
			throw ex;
		}
	}

	/**
	 * The pool as the operator wants it; nothing is connected yet.
	 * @throws InvalidSettingsException if it does not take a value
	 */
	static HikariDataSource pool(CommonOptions.Settings settings) {
		HikariDataSource pool = settings.database().pool(2 * RangeThreads.COUNT + 4);
		settings.lookup().apply(pool);
		return pool;
	}

	/**
	 * Reaches the database and brings its schema up to date, on connections of its own.
	 * Where it is up to date, the last of them is closed after the first of the pool is
	 * opened: an embedded database is opened once.
	 */
	private static void upgrade(Database database, HikariDataSource pool) throws SQLException, IOException {
		if (database.exists()) {
			try (Connection first = database.connect()) {
				if (first.isValid(5) && Schema.isCurrent(database, first)) {
					pool.getConnection().close();
					return;
				}
			}
		}
		Schema.migrate(database);
	}

	static WorkLock.Worker worker(String command, InstantSource clock) {
		return new WorkLock.Worker(command, hostName(), ProcessHandle.current().pid(), clock.instant());
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "an unnamed machine";
		}
	}

	/** One database holds the books of one programme. */
	static void checkProgramme(DataSource pool, Programme programme, boolean works) {
		Calendar calendar = new Calendar(JdbcClient.create(pool));
		String present = calendar.programme().orElse(programme.id());
		if (!present.equals(programme.id())) {
			throw new UsageError(OTHER_PROGRAMME.formatted(present, programme.id()));
		}
		if (works) {
			calendar.open(programme.id());
		}
	}

	/**
	 * The parts of the program, each made when somebody asks for it: most commands need
	 * few of them. Boot's environment is ready by then, as the lock, the schema and the
	 * log are needed before any part: none of Boot's listeners prepares it again.
	 */
	private static ConfigurableApplicationContext start(CommonOptions.Settings settings, PolicyFile policy,
			HikariDataSource pool, @Nullable WorkLock lock, Given given) {
		SpringApplication application = new SpringApplication(given.parts());
		application.setListeners(List.of());
		application.setEnvironment(settings.lookup().environment());
		application.setAddConversionService(false);
		application.setBannerMode(Banner.Mode.OFF);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		application.setLazyInitialization(true);
		application.setLogStartupInfo(false);
		application.setInitializers(List
			.of((context) -> register((GenericApplicationContext) context, settings, policy, pool, lock, given)));
		return application.run();
	}

	private static void register(GenericApplicationContext context, CommonOptions.Settings settings, PolicyFile policy,
			HikariDataSource pool, @Nullable WorkLock lock, Given given) {
		given.more().accept(context);
		settings.isolation().ifPresent(context::addBeanFactoryPostProcessor);
		context.registerBean("dataSource", HikariDataSource.class, () -> pool, (bean) -> bean.setDestroyMethodName(""));
		context.registerBean("transactionManager", PlatformTransactionManager.class, () -> transactions(pool,
				(lock != null) ? lock : context.getBeanProvider(Fence.class).getIfAvailable()));
		context.registerBean(Home.class, settings::home);
		context.registerBean(PolicyFile.class, () -> policy);
		context.registerBean(Programme.class, policy::programme);
		context.registerBean(InstantSource.class, given::clock);
		context.registerBean(Progress.class, given::progress);
		context.registerBean(FolderClock.class, settings::clock);
		context.registerBean(AppliedPolicies.class, () -> appliedPolicies(context.getBean(JdbcClient.class), policy));
	}

	private static PlatformTransactionManager transactions(DataSource pool, @Nullable Fence fence) {
		return (fence != null) ? new FencedTransactionManager(pool, fence) : new JdbcTransactionManager(pool);
	}

	/**
	 * What a command brings along.
	 *
	 * @param parts the configuration of the parts that it needs
	 * @param clock the time
	 * @param progress is told how long work gets on
	 * @param more adds parts of the command's own
	 */
	record Given(Class<?> parts, InstantSource clock, Progress progress, Consumer<GenericApplicationContext> more) {

		/** A command without parts of its own. */
		Given(Class<?> parts, InstantSource clock, Progress progress) {
			this(parts, clock, progress, (context) -> {
			});
		}

	}

	/** The policies that were accepted, beside those of a policy file. */
	static AppliedPolicies appliedPolicies(JdbcClient jdbc, PolicyFile policy) {
		return new AppliedPolicies(jdbc, contents(policy), Session::changes);
	}

	private static Map<String, AppliedPolicies.Content> contents(PolicyFile policy) {
		Map<String, AppliedPolicies.Content> contents = new LinkedHashMap<>();
		policy.contents()
			.forEach((version, content) -> contents.put(version,
					new AppliedPolicies.Content(content.digest(), content.text())));
		return contents;
	}

	private static String changes(String applied, String offered) {
		return String.join(", ", PolicyContent.parse(applied).changes(PolicyContent.parse(offered)));
	}

	/** A part of the program. */
	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	/** All parts of a kind. */
	<T> Collection<T> all(Class<T> type) {
		return this.context.getBeansOfType(type).values();
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.pool.close();
		if (this.lock != null) {
			this.lock.close();
		}
	}

}
