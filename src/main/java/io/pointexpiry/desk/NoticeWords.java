package io.pointexpiry.desk;

import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is said of one notice: when it went where, and what became of it. */
final class NoticeWords {

	private final Words words;

	NoticeWords(Words words) {
		this.words = words;
	}

	/** The sentence about a notice that was given. */
	String told(DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		String why = notice.unreachable();
		return (why != null)
				? this.words.say("told.otherwise", notice.sendOn(), items(notice, meant), state(notice),
						this.words.unreachable(why))
				: this.words.say("told", notice.sendOn(), way(notice), items(notice, meant), state(notice));
	}

	/**
	 * The sentence about a notice that told nothing.
	 * @param key of the sentence, unless the member could not be reached
	 */
	String notTold(String key, DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		String why = notice.unreachable();
		return (why != null)
				? this.words.say("untold.unreachable", notice.sendOn(), items(notice, meant),
						this.words.unreachable(why))
				: this.words.say(key, notice.sendOn(), way(notice), items(notice, meant), whatBecame(notice));
	}

	/** What became of a notice, to be read after its name. */
	String whatBecame(DeskNotice notice) {
		return this.words.say("became." + notice.outcome(), state(notice));
	}

	/** A state of the notices report in words. */
	private String state(DeskNotice notice) {
		return this.words.say("state." + notice.state());
	}

	private String way(DeskNotice notice) {
		return (notice.number() != null) ? this.words.say("told.way", notice.channel(), notice.number())
				: this.words.say("told.way.none", notice.channel());
	}

	private String items(DeskNotice notice, Predicate<DeskNotice.Item> meant) {
		return notice.items()
			.stream()
			.filter(meant)
			.map((item) -> this.words.say("item." + item.item(), on(item)))
			.distinct()
			.collect(Collectors.joining(", "));
	}

	/** The date that a notice tells of, for people. */
	String on(DeskNotice.Item item) {
		return item.neverEnds() ? this.words.say("item.no-end") : item.subjectOn().toString();
	}

}
