package io.pointexpiry.desk;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is said of one notice: when it went where, and what became of it. */
final class NoticeWords {

	private NoticeWords() {
	}

	/** The sentence about a notice that was given. */
	static String told(DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		String why = notice.unreachable();
		return (why != null)
				? "Told on %s in another way (%s), as a receipt says, state %s; no SMS: %s.".formatted(notice.sendOn(),
						items(notice, meant), notice.state(), why)
				: "Told on %s by %s (%s), state %s.".formatted(notice.sendOn(), way(notice), items(notice, meant),
						notice.state());
	}

	/** The sentence about a notice that told nothing. */
	static String notTold(String because, DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		String why = notice.unreachable();
		return (why != null)
				? "Could not be told on %s (%s): %s; state %s, the text is in unreachable.csv of notices/%s/%d."
					.formatted(notice.sendOn(), items(notice, meant), why, notice.state(), notice.businessDate(),
							notice.folder())
				: "%s the notice of %s by %s (%s) %s.".formatted(because, notice.sendOn(), way(notice),
						items(notice, meant), whatBecame(notice));
	}

	/** What became of a notice, to be read after its name. */
	static String whatBecame(DeskNotice notice) {
		return switch (notice.outcome()) {
			case GIVEN -> "was sent, state " + notice.state();
			case RECALLED -> "was recalled, state " + notice.state();
			case UNPUBLISHED -> "is not on record as published";
			case UNREACHABLE -> "could not be sent";
			case CANCELLED -> "was cancelled by the sender";
			case REFUSED -> "did not arrive: the sender reports " + notice.state();
			case TOO_LATE -> "was published too late to be sent, state " + notice.state();
		};
	}

	private static String way(DeskNotice notice) {
		return "%s to %s".formatted(notice.channel(), Objects.requireNonNullElse(notice.number(), "no number"));
	}

	private static String items(DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		return notice.items()
			.stream()
			.filter(meant)
			.map((item) -> "%s for %s".formatted(item.item(), item.on()))
			.distinct()
			.collect(Collectors.joining(", "));
	}

}
