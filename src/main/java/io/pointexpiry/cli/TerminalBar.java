package io.pointexpiry.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, which is gone when the work ends. */
final class TerminalBar implements ProgressDisplay.Sight {

	private final PrintStream terminal;

	private final int columns;

	private @Nullable ProgressBar bar;

	TerminalBar(PrintStream terminal, int columns) {
		this.terminal = terminal;
		this.columns = columns;
	}

	@Override
	public void show(Pace pace) {
		if (this.bar == null) {
			this.bar = open(pace);
		}
		this.bar.stepTo(pace.done());
		this.bar.maxHint((pace.total() < pace.done()) ? -1 : pace.total());
		this.bar.refresh();
	}

	/** The last column stays empty: a terminal would begin a new line. */
	private ProgressBar open(Pace pace) {
		return new ProgressBarBuilder().setTaskName(pace.name())
			.setInitialMax(pace.total())
			.startsFrom(0, pace.elapsed())
			.setUnit(" " + pace.unit(), 1)
			.showSpeed(new DecimalFormat("#,##0"))
			.setStyle(ProgressBarStyle.ASCII)
			.setConsumer(new WithoutLastLineBreak(this.terminal, this.columns - 1))
			.clearDisplayOnFinish()
			.build();
	}

	@Override
	public void end() {
		if (this.bar != null) {
			this.bar.close();
		}
	}

	/** The bar is cleared when it ends; what follows begins on its line. */
	private static final class WithoutLastLineBreak extends ConsoleProgressBarConsumer {

		private final PrintStream terminal;

		WithoutLastLineBreak(PrintStream terminal, int length) {
			super(terminal, length);
			this.terminal = terminal;
		}

		@Override
		public void close() {
			this.terminal.flush();
		}

	}

}
