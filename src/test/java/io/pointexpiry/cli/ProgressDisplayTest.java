package io.pointexpiry.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.pointexpiry.progress.Progress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When long work says how far it is, by a time that the test drives. */
class ProgressDisplayTest {

	private final List<String> log = new ArrayList<>();

	private final ProgressDisplay.Manner lines = ProgressDisplay.Manner.lines(this.log::add);

	private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(20); // it may overflow

	private final ProgressDisplay display = new ProgressDisplay(() -> this.now, this.lines, this.lines);

	@Test
	void saysNothingOfWorkThatTakesLessThanHalfAMinute() {
		try (Progress.Work work = this.display.begin("mergeLots", "rows", 100)) {
			work.add(100);
			pass(29);
		}
		pass(60);

		assertThat(this.log).isEmpty();
	}

	@Test
	void saysEveryHalfMinuteHowFarTheWorkIs() {
		Progress.Work work = this.display.begin("mergeLots", "rows", 1_200);

		work.add(100);
		work.add(200);
		pass(30);
		pass(29);
		work.add(300);
		pass(1);

		assertThat(this.log).containsExactly("mergeLots: 300 of 1,200 rows, 10 a second, about 1 min 30 s left",
				"mergeLots: 600 of 1,200 rows, 10 a second, about 1 min 0 s left");
	}

	@Test
	void countsEachPieceOfWorkFromItsOwnBeginning() {
		this.display.begin("first", "rows", Progress.UNKNOWN).add(300);
		pass(20);
		this.display.begin("second", "rows", Progress.UNKNOWN);

		pass(10);

		assertThat(this.log).containsExactly("first: 300 rows, 10 a second");
	}

	@Test
	void saysNothingOnceItIsClosed() {
		this.display.begin("mergeLots", "rows", 100);

		this.display.close();
		pass(30);

		assertThat(this.log).isEmpty();
	}

	@Test
	void keepsItsLinesInTheLogForWorkWhoseResultGoesToTheTerminal() {
		List<String> shown = new ArrayList<>();
		try (ProgressDisplay both = new ProgressDisplay(() -> this.now, ProgressDisplay.Manner.lines(shown::add),
				this.lines)) {
			both.inLog().begin("report expiries", "rows", Progress.UNKNOWN).add(60);

			this.now += TimeUnit.SECONDS.toNanos(30);
			both.look();
		}

		assertThat(shown).isEmpty();
		assertThat(this.log).containsExactly("report expiries: 60 rows, 2 a second");
	}

	@Test
	void drawsABarOnATerminalAndLeavesNothingOfItThere() {
		ByteArrayOutputStream terminal = new ByteArrayOutputStream();
		TerminalBar bar = new TerminalBar(new PrintStream(terminal, true, StandardCharsets.UTF_8), 100);

		bar.show(new Pace("expireDueLots", "lots", 350_000, 1_000_000, Duration.ofSeconds(10)));
		bar.end();

		String drawn = terminal.toString(StandardCharsets.UTF_8);
		assertThat(drawn).contains("expireDueLots", " 35%", "350000/1000000 lots");
		assertThat(drawn.lines()).allMatch((line) -> line.length() < 100);
		assertThat(drawn.substring(drawn.lastIndexOf("/s") + 2)).isBlank().endsWith("\r");
	}

	private void pass(int seconds) {
		this.now += TimeUnit.SECONDS.toNanos(seconds);
		this.display.look();
	}

}
