package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.NoticeFacts.Person;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a chunk's notices: the words, the number, the hours, the id. */
final class NoticeDrafts {

	private final Programme programme;

	private final NoticeRound telling;

	private final Composer composer;

	private final SendWindow window;

	private final List<NoticeRow> notices = new ArrayList<>();

	private final List<NoticeItemRow> items = new ArrayList<>();

	NoticeDrafts(Programme programme, Texts texts, NoticeRound telling, NoticePlan plan) {
		this.programme = programme;
		this.telling = telling;
		this.composer = new Composer(programme, texts, plan.encoding());
		this.window = new SendWindow(plan.quietHours(), programme.zone());
	}

	List<NoticeRow> notices() {
		return this.notices;
	}

	List<NoticeItemRow> items() {
		return this.items;
	}

	/** Makes one notice of all that a member is told. */
	void make(Person person, PhoneNumbers.Target target, List<NoticeItem> told) {
		Wording wording = this.composer.wordingFor(person.locale());
		Message message = this.composer.compose(wording, told, person.name(), this.telling.sendOn());
		String memberId = person.member().memberId();
		String id = NoticeId.of(this.programme.id(), this.telling.sendOn(), memberId, told, message.text());
		this.notices.add(row(id, memberId, wording, message, target, told));
		told.forEach((one) -> this.items.add(new NoticeItemRow(memberId, one.item().name(), one.subjectOn(),
				one.stage(), one.ref(), id, one.points(), firstBefore(one), this.telling.sendOn(), one.lots())));
	}

	private NoticeRow row(String id, String memberId, Wording wording, Message message, PhoneNumbers.Target target,
			List<NoticeItem> told) {
		TextGauge.Channel channel = message.channel();
		boolean reachable = target.international() != null && channel != null;
		String why = (target.international() != null) ? message.why() : target.why();
		return new NoticeRow(id, this.telling.lastDay(), this.telling.folder(), this.telling.closingId(),
				this.telling.sendOn(), memberId, wording.locale().toLanguageTag(),
				reachable ? target.international() : null, reachable ? sender() : null,
				(reachable && channel != null) ? channel.name() : "NONE",
				(reachable && !message.subject().isEmpty()) ? message.subject() : null, message.text(),
				message.size().bytes(), message.size().segments(),
				told.stream().mapToLong(NoticeItem::counted).reduce(0, Points::together), earliest(told),
				reachable ? opens() : null, reachable ? closes(told) : null, reachable ? null : why, "MADE");
	}

	private @Nullable String sender() {
		String sender = this.programme.sender();
		return (sender != null) ? sender.replaceAll("\\D", "") : null;
	}

	private OffsetDateTime opens() {
		return this.window.opens(this.telling.sendOn());
	}

	private OffsetDateTime closes(List<NoticeItem> told) {
		return this.window
			.closes(told.stream().map(NoticeItem::until).min(LocalDate::compareTo).orElse(this.telling.sendOn()));
	}

	/**
	 * The earliest date that still lies ahead; where all is over, the earliest; null:
	 * there is no end.
	 */
	private static @Nullable LocalDate earliest(List<NoticeItem> told) {
		List<NoticeItem> dated = told.stream().filter((one) -> !one.isEndless()).toList();
		return dated.stream()
			.filter((one) -> one.item() != NoticeKind.EXPIRED && one.item() != NoticeKind.REVERSED)
			.map(NoticeItem::subjectOn)
			.min(LocalDate::compareTo)
			.orElseGet(() -> dated.stream().map(NoticeItem::subjectOn).min(LocalDate::compareTo).orElse(null));
	}

	private static @Nullable LocalDate firstBefore(NoticeItem told) {
		return Objects.requireNonNullElse(told.before(), NoticeItem.Before.of(null)).first();
	}

}
