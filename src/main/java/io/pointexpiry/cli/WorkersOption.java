package io.pointexpiry.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.file.SecretMask;
import io.pointexpiry.job.RangeThreads;
import io.pointexpiry.settings.KnownSetting;
import io.pointexpiry.settings.Setting;
import io.pointexpiry.worker.Broker;
import io.pointexpiry.worker.HandingOut;
import io.pointexpiry.worker.Terms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.springframework.context.support.GenericApplicationContext;

/** Whether the ranges of a job go to workers on other machines. */
final class WorkersOption {

	/** One broker, or several of which one works. */
	private static final Pattern ADDRESS = Pattern.compile("\\(?tcp://[^/\\s:]+:\\d+.*");

	@Option(names = "--workers", paramLabel = "URL",
			description = "hand the ranges of large steps out to workers, over the ActiveMQ Artemis of this address, such as "
					+ "tcp://broker:61616 (see: worker; PostgreSQL only; environment: EXPIRY_BROKER_USER, "
					+ "EXPIRY_BROKER_PASSWORD)")
	private @Nullable String url;

	@Option(names = "--workers-wait", paramLabel = "TIME", defaultValue = "PT1M",
			description = "with --workers: how long a worker is waited for that takes a range, or was at work and is not "
					+ "heard of any more (default: ${DEFAULT-VALUE}); after that this process goes on alone")
	private Duration patience = Duration.ofMinutes(1);

	@Option(names = "--workers-only",
			description = "with --workers: end with 1 where no worker came in that time, instead of going on alone")
	private boolean workersOnly;

	/** Whether it was asked for. */
	boolean isGiven() {
		return this.url != null;
	}

	/** The configuration of what the command needs. */
	Class<?> parts() {
		return isGiven() ? HandingOutConfiguration.class : JobsConfiguration.class;
	}

	/** Adds what is asked for to the parts of the command. */
	void bring(GenericApplicationContext context, CommonOptions.Settings settings) {
		if (isGiven()) {
			context.registerBean(HandingOut.Asked.class,
					() -> asked(settings, context.getBean(Programme.class), WorkerTerms.of(settings)));
		}
	}

	/**
	 * Checks what can be told without the books.
	 * @throws UsageError if it cannot be done
	 */
	void check(Expiry expiry) {
		if (this.url != null) {
			check("--workers", this.url, expiry.settings());
			if (this.patience.isNegative() || this.patience.isZero()) {
				throw new UsageError("--workers-wait is %s; expected a time such as PT1M.".formatted(this.patience));
			}
		}
		else if (this.workersOnly) {
			throw new UsageError("--workers-only is about workers; give it together with --workers.");
		}
	}

	/** The same for whatever names a broker. */
	static void check(String name, String url, CommonOptions.Settings settings) {
		if (settings.database().isEmbedded()) {
			throw new UsageError("""
					%s needs books on PostgreSQL: those in %s are open in one process only. Name them with --db."""
				.formatted(name, settings.database().shown()));
		}
		if (!SecretMask.in(url).equals(url)) {
			throw new UsageError(
					"""
							%s has a password in its address, where others can see it. Leave it out, and set EXPIRY_BROKER_USER, \
							EXPIRY_BROKER_PASSWORD and the stores of TLS in the environment."""
						.formatted(name));
		}
		if (!ADDRESS.matcher(url).matches()) {
			throw new UsageError("%s is \"%s\"; expected an address such as tcp://broker:61616.".formatted(name, url));
		}
	}

	/**
	 * Tries the broker before anything begins, and warns where it is of no use.
	 * @throws io.pointexpiry.worker.BrokerRefusedException if it will not have this
	 * process, which must not go on alone; or a file of TLS cannot be opened
	 */
	void tryBroker(Session session, PrintWriter err) {
		if (isGiven()) {
			session.get(HandingOut.class)
				.tryBroker()
				.ifPresent((why) -> err.printf("warning: %s. %s%n", why, otherwise()));
			err.flush();
		}
	}

	/** What becomes of work that cannot be handed out. */
	private String otherwise() {
		return (this.workersOnly ? "Where no worker takes a range within %s, this command ends with 1."
				: "Where no worker takes a range within %s, this process goes on alone.")
			.formatted(this.patience);
	}

	private HandingOut.Asked asked(CommonOptions.Settings settings, Programme programme, Terms terms) {
		return new HandingOut.Asked(broker(String.valueOf(this.url), settings, programme), terms, this.patience,
				!this.workersOnly, RangeThreads.COUNT);
	}

	/** Where the messages of a programme go. */
	static Broker broker(String url, CommonOptions.Settings settings, Programme programme) {
		Map<Broker.Store, String> stores = new EnumMap<>(Broker.Store.class);
		put(stores, Broker.Store.TRUST_STORE, settings, KnownSetting.BROKER_TRUST_STORE);
		put(stores, Broker.Store.TRUST_STORE_PASSWORD, settings, KnownSetting.BROKER_TRUST_STORE_PASSWORD);
		put(stores, Broker.Store.KEY_STORE, settings, KnownSetting.BROKER_KEY_STORE);
		put(stores, Broker.Store.KEY_STORE_PASSWORD, settings, KnownSetting.BROKER_KEY_STORE_PASSWORD);
		return new Broker(url, "point-expiry." + programme.id(), value(settings, KnownSetting.BROKER_USER).orElse(null),
				value(settings, KnownSetting.BROKER_PASSWORD).orElse(null), stores);
	}

	private static void put(Map<Broker.Store, String> stores, Broker.Store store, CommonOptions.Settings settings,
			KnownSetting setting) {
		value(settings, setting).ifPresent((value) -> stores.put(store, value));
	}

	private static Optional<String> value(CommonOptions.Settings settings, KnownSetting setting) {
		return settings.lookup().find(setting).map(Setting::value);
	}

}
