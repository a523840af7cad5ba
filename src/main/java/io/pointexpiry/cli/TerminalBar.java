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

	private final WithoutLastLineBreak line;

	private @Nullable ProgressBar bar;

	/** The last column stays empty: a terminal would begin a new line. */
	TerminalBar(PrintStream terminal, int columns) {
		this.line = new WithoutLastLineBreak(terminal, columns - 1);
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

	private ProgressBar open(Pace pace) {
		return new ProgressBarBuilder().setTaskName(pace.name())
			.setInitialMax(pace.total())
			.startsFrom(0, pace.elapsed())
			.setUnit(" " + pace.unit(), 1)
			.showSpeed(new DecimalFormat("#,##0"))
			.setStyle(ProgressBarStyle.ASCII)
			.setConsumer(this.line)
			.build();
	}

	/**
	 * A bar that is closed before it drew itself a first time does not clear its line.
	 */
	@Override
	public void end() {
		if (this.bar != null) {
			this.bar.close();
			this.line.clear();
			this.line.close();
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
