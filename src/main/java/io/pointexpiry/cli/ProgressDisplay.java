package io.pointexpiry.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.pointexpiry.progress.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Shows how long work gets on: a bar on a terminal after a second, or a line in the log
 * every half minute. Shorter work shows nothing.
 */
final class ProgressDisplay implements Progress, AutoCloseable {

	private final LongSupplier nanos;

	private final Manner usual;

	private final Manner log;

	private final Set<OpenWork> open = ConcurrentHashMap.newKeySet();

	private @Nullable ScheduledExecutorService ticker;

	/**
	 * Creates it.
	 * @param nanos a time that only goes forward, in nanoseconds
	 * @param usual how work is shown
	 * @param log how it is shown where a terminal belongs to somebody else
	 */
	ProgressDisplay(LongSupplier nanos, Manner usual, Manner log) {
		this.nanos = nanos;
		this.usual = usual;
		this.log = log;
	}

	/**
	 * Creates that of a process.
	 * @param columns the width of the terminal that standard error is; 0: it is none
	 */
	static ProgressDisplay of(int columns) {
		Manner log = Manner.lines((line) -> LoggerFactory.getLogger(Progress.class).info(line));
		Manner bar = new Manner(Duration.ofSeconds(1), () -> new TerminalBar(standardError(), columns));
		return new ProgressDisplay(System::nanoTime, (columns > 0) ? bar : log, log);
	}

	private static PrintStream standardError() {
		return new PrintStream(new FileOutputStream(FileDescriptor.err), true);
	}

	@Override
	public Work begin(String name, String unit, long total) {
		return begin(this.usual, name, unit, total);
	}

	/** The same without a bar, for work whose result goes to the terminal. */
	Progress inLog() {
		return (name, unit, total) -> begin(this.log, name, unit, total);
	}

	private Work begin(Manner manner, String name, String unit, long total) {
		OpenWork work = new OpenWork(new Pace(name, unit, 0, total, Duration.ZERO), manner);
		this.open.add(work);
		startTicker();
		return work;
	}

	private synchronized void startTicker() {
		if (this.ticker == null) {
			this.ticker = Executors.newSingleThreadScheduledExecutor((task) -> {
				Thread thread = new Thread(task, "progress");
				thread.setDaemon(true);
				return thread;
			});
			this.ticker.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
		}
	}

	/** Shows what is due to be shown; called every second. */
	void look() {
		this.open.forEach(OpenWork::look);
	}

	@Override
	public synchronized void close() {
		if (this.ticker != null) {
			this.ticker.shutdownNow();
			this.ticker = null;
		}
		this.open.forEach(OpenWork::close);
	}

	/**
	 * How work is shown.
	 *
	 * @param every how long after its beginning for the first time, and then how often
	 * @param sight makes what shows one piece of work
	 */
	record Manner(Duration every, Supplier<Sight> sight) {

		/** A line every half minute. */
		static Manner lines(Consumer<String> log) {
			return new Manner(Duration.ofSeconds(30), () -> (pace) -> log.accept(pace.sentence()));
		}

	}

	/** Shows one piece of work. */
	@FunctionalInterface
	interface Sight {

		void show(Pace pace);

		/** The work has ended. */
		default void end() {
		}

	}

	private final class OpenWork implements Work {

		private final Pace atStart;

		private final LongAdder done = new LongAdder();

		private final long every;

		private final Sight sight;

		private final long begunAt = ProgressDisplay.this.nanos.getAsLong();

		private long shownAt = this.begunAt;

		private boolean ended;

		OpenWork(Pace atStart, Manner manner) {
			this.atStart = atStart;
			this.every = manner.every().toNanos();
			this.sight = manner.sight().get();
		}

		@Override
		public void add(long number) {
			this.done.add(number);
		}

		synchronized void look() {
			long now = ProgressDisplay.this.nanos.getAsLong();
			if (!this.ended && now - this.shownAt >= this.every) {
				this.shownAt = now;
				this.sight.show(this.atStart.at(this.done.sum(), Duration.ofNanos(now - this.begunAt)));
			}
		}

		@Override
		public synchronized void close() {
			ProgressDisplay.this.open.remove(this);
			if (!this.ended) {
				this.ended = true;
				this.sight.end();
			}
		}

	}

}
