package io.pointexpiry.desk;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What became of one order of many: it was done, there was nothing to do, or it cannot be
 * done.
 */
public final class DeskOutcome {

	private final @Nullable DeskResult done;

	private final @Nullable DeskRefusedException refused;

	private DeskOutcome(@Nullable DeskResult done, @Nullable DeskRefusedException refused) {
		this.done = done;
		this.refused = refused;
	}

	static DeskOutcome done(DeskResult result) {
		return new DeskOutcome(result, null);
	}

	/** Of an order that cannot be carried out, or was before. */
	static DeskOutcome of(DeskRefusedException why) {
		return new DeskOutcome(null, why.isDoneAlready() ? null : why);
	}

	/**
	 * Hands itself over, unless there was nothing to do.
	 * @param whenDone takes what was done, or would be
	 * @param whenRefused takes what is to blame where it cannot be done
	 */
	public void sort(Consumer<DeskResult> whenDone, Consumer<DeskRefusedException.Cell> whenRefused) {
		if (this.done != null) {
			whenDone.accept(this.done);
		}
		if (this.refused != null) {
			whenRefused.accept(this.refused.cell());
		}
	}

}
