package io.pointexpiry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import io.pointexpiry.support.TestBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One night whose ranges are handed out: the process that closes it, workers that come
 * and go, and the broker between them; each can be struck.
 */
final class SpreadNight {

	/** More starts than any night needs that goes on from where it was. */
	private static final int MOST_STARTS = 12;

	private static final Duration MOST_FROZEN = Duration.ofSeconds(6);

	private final RealProgram program;

	private final TestBroker broker;

	private final Random random;

	private final String[] command;

	private final List<RealProgram.Running> workers = new ArrayList<>();

	private final List<RealProgram.Running> strangers = new ArrayList<>();

	private RealProgram.Running manager;

	private int starts = 1;

	/**
	 * Starts it with two workers.
	 * @param program whose books and home the night has; workers start with its options
	 * @param command the night's own command
	 */
	SpreadNight(RealProgram program, TestBroker broker, Random random, String... command) {
		this.program = program;
		this.broker = broker;
		this.random = random;
		this.command = command.clone();
		startWorker();
		startWorker();
		this.manager = startManager();
	}

	private RealProgram.Running startManager() {
		return new RealProgram(this.program.home(), this.program.url(), List.of(WorkersTests.SMALL))
			.start(this.command);
	}

	private void startWorker() {
		this.workers.add(new RealProgram(this.program.home(), this.program.url() + "&ApplicationName=worker",
				this.program.javaOptions())
			.start("worker", this.broker.url()));
	}

	/** Whether it has not ended after a time. */
	boolean goesOnFor(Duration time) {
		return !this.manager.endsWithin(time) || !restartedOrDone();
	}

	/** Waits for its end, however often the same command must be given. */
	void awaitEnd() {
		while (!restartedOrDone()) {
			LockSupport.parkNanos(1);
		}
	}

	/** Gives the command again where it ended without being done; whether it was done. */
	private boolean restartedOrDone() {
		RealProgram.Ended ended = this.manager.await();
		if (ended.done()) {
			return true;
		}
		Week.saysHowToGoOn(ended);
		assertThat(++this.starts).as("%s", ended).isLessThan(MOST_STARTS);
		this.manager = startManager();
		return false;
	}

	/** Has every worker end, as an operator does; each ends well. */
	void endWorkers() {
		List<RealProgram.Running> all = new ArrayList<>(this.workers);
		all.addAll(this.strangers);
		all.forEach(SpreadNight::tellToEnd);
		all.forEach(SpreadNight::endsWell);
	}

	/**
	 * Once it has begun: a Java machine that is still starting ends with the signal's
	 * code.
	 */
	private static void tellToEnd(RealProgram.Running worker) {
		while (worker.process().isAlive() && !worker.said().contains("waits for ranges")) {
			pause(Duration.ofMillis(50));
		}
		worker.process().destroy();
	}

	private static void endsWell(RealProgram.Running worker) {
		RealProgram.Ended ended = worker.await();
		assertThat(ended.code()).as("%s", ended).isZero();
	}

	/** How often its command was given. */
	int starts() {
		return this.starts;
	}

	private Optional<RealProgram.Running> someWorker() {
		return this.workers.isEmpty() ? Optional.empty()
				: Optional.of(this.workers.get(this.random.nextInt(this.workers.size())));
	}

	private static void pause(Duration time) {
		LockSupport.parkNanos(time.toNanos());
	}

	private Duration upTo(Duration most) {
		return Duration.ofMillis(this.random.nextLong(most.toMillis()));
	}

	private static void signal(String name, RealProgram.Running running) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(running.process().pid())).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What befalls it. */
	enum Fault {

		/** A worker is killed, and another one comes. */
		WORKER_KILLED {
			@Override
			void hit(SpreadNight night) {
				night.someWorker().ifPresent((worker) -> {
					worker.kill();
					night.workers.remove(worker);
				});
				night.startWorker();
			}
		},
		/** A worker stands still for longer than the night waits for it, or less long. */
		WORKER_FROZEN {
			@Override
			void hit(SpreadNight night) {
				night.someWorker().ifPresent((worker) -> {
					signal("STOP", worker);
					pause(night.upTo(MOST_FROZEN));
					signal("CONT", worker);
				});
			}
		},
		/** A connection to the broker is cut, of a worker or of the night. */
		CUT_FROM_BROKER {
			@Override
			void hit(SpreadNight night) {
				night.broker.cut(night.random);
			}
		},
		/** All workers lose their connections to the database. */
		CUT_FROM_DATABASE {
			@Override
			void hit(SpreadNight night) {
				Books.number(night.program, """
						select count(pg_terminate_backend(pid)) from pg_stat_activity
						where application_name = 'worker' and datname = current_database()""");
			}
		},
		/** The process that closes the night is killed. */
		NIGHT_KILLED {
			@Override
			void hit(SpreadNight night) {
				night.manager.kill();
				night.manager = night.startManager();
				night.starts++;
			}
		},
		/** The broker stops with all that it has, and comes back. */
		BROKER_STOPPED {
			@Override
			void hit(SpreadNight night) throws Exception {
				night.broker.stop();
				pause(night.upTo(MOST_FROZEN.dividedBy(2)));
				night.broker.startAgain();
			}
		},
		/** A worker comes whose policy file is another one. */
		STRANGER {
			@Override
			void hit(SpreadNight night) throws IOException {
				Path home = Files
					.createDirectories(night.program.home().resolveSibling("stranger" + night.strangers.size()));
				Files.writeString(home.resolve("policy.yml"), Story.POLICY + "# edited\n", StandardCharsets.UTF_8);
				night.strangers.add(new RealProgram(home, night.program.url(), List.of(WorkersTests.SMALL))
					.start("worker", night.broker.url()));
			}
		},
		/** A message that nobody can read. */
		POISON {
			@Override
			void hit(SpreadNight night) {
				night.broker.send("point-expiry.harness", "poison");
			}
		},
		/** One more worker comes. */
		SCALED_UP {
			@Override
			void hit(SpreadNight night) {
				night.startWorker();
			}
		},
		/** A worker is told to end, and ends well; it may have been the last. */
		SCALED_DOWN {
			@Override
			void hit(SpreadNight night) {
				night.someWorker().ifPresent((worker) -> {
					night.workers.remove(worker);
					tellToEnd(worker);
					endsWell(worker);
				});
			}
		};

		/** Strikes once. */
		abstract void hit(SpreadNight night) throws Exception;

	}

}
