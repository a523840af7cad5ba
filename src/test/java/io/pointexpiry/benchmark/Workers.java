package io.pointexpiry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.support.TestBroker;

/**
 * The year's end by workers on this machine, against one process; on PostgreSQL. A broker
 * runs in the benchmark. How much of the processors' time the programs took, and how much
 * all else on the machine, which is the database where nothing else runs, is told on the
 * way.
 */
final class Workers {

	private static final String STEP = "expireDueLots";

	private static final double TICKS_PER_SECOND = 100;

	private Workers() {
	}

	static List<Result> measure(Bench bench) throws IOException, SQLException, InterruptedException {
		if (!bench.engine().handsOut()) {
			return List.of();
		}
		Books eve = bench.dated(bench.lots());
		List<Result> results = new ArrayList<>();
		for (int workers : new int[] { 1, 2, 4 }) {
			results.add(bench.inTurn("workers " + workers, bench.lots(), () -> night(bench, eve, 0).work(),
					() -> night(bench, eve, workers)));
		}
		return results;
	}

	private static Round.Taken night(Bench bench, Books eve, int workers)
			throws IOException, SQLException, InterruptedException {
		return bench.onCopy(eve, (books) -> {
			books.with(Policies.PLAIN);
			try (Crew crew = new Crew(bench, books, workers)) {
				bench.engine().settle(books);
				double busy = busySeconds();
				Program.Call call = bench.program()
					.type(books, crew.with("run", "--date", Bench.YEAR_END.toString(), "--accept-large", "benchmark"));
				busy = busySeconds() - busy;
				bench.check(books, "select count(*) from expiry_record", bench.lots());
				double programs = call.processorSeconds() + crew.processorSeconds();
				bench.say(String.format(Locale.ROOT,
						"%d workers: programs %.1f s of the processors, all else %.1f s: %.0f %%", workers, programs,
						busy - programs, 100 * (busy - programs) / busy));
				return Round.Taken.of(call, StepTimes.of(books), STEP);
			}
		});
	}

	/** How long the processors of this machine have been busy; 0 where nobody says. */
	private static double busySeconds() throws IOException {
		Path file = Path.of("/proc/stat");
		if (!Files.exists(file)) {
			return 0;
		}
		String[] ticks = Files.readAllLines(file).get(0).split(" +");
		long idle = Long.parseLong(ticks[4]) + Long.parseLong(ticks[5]);
		long all = 0;
		for (int i = 1; i <= 8; i++) {
			all += Long.parseLong(ticks[i]);
		}
		return (all - idle) / TICKS_PER_SECOND;
	}

	/**
	 * Workers over some books, and the broker; none of them where there are no workers.
	 */
	private static final class Crew implements AutoCloseable {

		private static final Duration PATIENCE = Duration.ofMinutes(1);

		private final List<Process> workers = new ArrayList<>();

		private final List<String> options = new ArrayList<>();

		private final TestBroker broker;

		private final double before;

		Crew(Bench bench, Books books, int count) throws IOException, InterruptedException {
			this.broker = of(() -> new TestBroker(books.home()));
			for (int i = 0; i < count; i++) {
				Path said = books.home().resolve("worker%d.txt".formatted(i));
				this.workers.add(bench.program().start(books, said, "worker", this.broker.url()));
				await(said);
			}
			if (count > 0) {
				this.options.addAll(List.of("--workers", this.broker.url()));
			}
			this.before = ofWorkers();
		}

		/** The broker's own methods throw whatever there is. */
		private static <T> T of(Callable<T> work) throws InterruptedException {
			FutureTask<T> task = new FutureTask<>(work);
			task.run();
			try {
				return task.get();
			}
			catch (ExecutionException ex) {
				throw new BenchmarkException("The broker: " + ex.getCause());
			}
		}

		private static void await(Path said) throws IOException, InterruptedException {
			long until = System.nanoTime() + PATIENCE.toNanos();
			while (!Files.readString(said).contains("waits for ranges")) {
				if (System.nanoTime() > until) {
					throw new BenchmarkException("A worker did not begin:%n%s".formatted(Files.readString(said)));
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
		}

		String[] with(String... command) {
			List<String> words = new ArrayList<>(List.of(command));
			words.addAll(this.options);
			return words.toArray(String[]::new);
		}

		/** Of the workers, since they began to wait. */
		double processorSeconds() {
			return ofWorkers() - this.before;
		}

		private double ofWorkers() {
			return this.workers.stream()
				.mapToDouble((worker) -> worker.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
				.sum();
		}

		@Override
		public void close() throws InterruptedException {
			this.workers.forEach(Process::destroy);
			this.workers.forEach((worker) -> worker.onExit().join());
			of(() -> {
				this.broker.close();
				return true;
			});
		}

	}

}
