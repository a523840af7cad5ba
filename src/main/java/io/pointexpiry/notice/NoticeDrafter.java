package io.pointexpiry.notice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Points;
import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.NoticeFacts.Person;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a member is told by a round, and drafts the notice: the words, the number,
 * the hours, the id. Nothing is read or written here.
 *
 * @see "rules.md#one-notice"
 */
final class NoticeDrafter {

	private final Programme programme;

	private final NoticeRound round;

	private final Composer composer;

	private final SendWindow window;

	private final WhatToTell whatToTell;

	NoticeDrafter(Programme programme, Texts texts, NoticeRound round, NoticePlan plan, WhatToTell whatToTell) {
		this.programme = programme;
		this.whatToTell = whatToTell;
		this.round = round;
		this.composer = new Composer(programme, texts, plan.encoding());
		this.window = new SendWindow(plan.quietHours(), programme.zone());
	}

	/** One notice of all that a member is told; none where there is nothing to say. */
	NoticeDraft draft(Addressee addressee) {
		MemberCase known = addressee.known();
		PhoneNumbers.Target target = addressee.target();
		List<NoticeItem> told = (known != null) ? this.whatToTell.of(known) : List.of();
		return (known == null || target == null || told.isEmpty()) ? NoticeDraft.nothing(addressee)
				: draft(addressee, known.person(), target, told);
	}

	private NoticeDraft draft(Addressee addressee, Person person, PhoneNumbers.Target target, List<NoticeItem> told) {
		Wording wording = this.composer.wordingFor(person.locale());
		Message message = this.composer.compose(wording, told, person.name(), this.round.sendOn());
		String memberId = person.member().memberId();
		String id = NoticeId.of(this.programme.id(), this.round.sendOn(), memberId, told, message.text());
		return new NoticeDraft(addressee, Optional.of(row(id, memberId, wording, message, target, told)),
				told.stream()
					.map((one) -> new NoticeItemRow(memberId, one.item().name(), one.subjectOn(), one.stage(),
							one.ref(), id, one.points(), firstBefore(one), this.round.sendOn(), one.lots()))
					.toList());
	}

	private NoticeRow row(String id, String memberId, Wording wording, Message message, PhoneNumbers.Target target,
			List<NoticeItem> told) {
		TextGauge.Channel channel = message.channel();
		boolean reachable = target.international() != null && channel != null;
		String why = (target.international() != null) ? message.why() : target.why();
		return new NoticeRow(id, this.round.lastDay(), this.round.folder(), this.round.closingId(), this.round.sendOn(),
				memberId, wording.locale().toLanguageTag(), reachable ? target.international() : null,
				reachable ? sender() : null, (reachable && channel != null) ? channel.name() : "NONE",
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
		return this.window.opens(this.round.sendOn());
	}

	private OffsetDateTime closes(List<NoticeItem> told) {
		return this.window
			.closes(told.stream().map(NoticeItem::until).min(LocalDate::compareTo).orElse(this.round.sendOn()));
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
