package io.pointexpiry.notice;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.NoticePlan.QuietHours;
import io.pointexpiry.domain.Programme;
import org.jspecify.annotations.Nullable;

/**
 * Advertisements to members, as the law on them has it (Korea: Act on promotion of
 * information and communications network utilization, art. 50): {@code (광고)} first, a
 * free way to opt out last, none from 21:00 to 08:00. The caller sees to it that their
 * members agreed to advertising.
 *
 * @see "rules.md#campaigns"
 */
public final class Advertisements {

	private static final String KOREAN_MARK = "(광고)";

	private static final String MARK = "(AD)";

	private static final QuietHours BY_LAW = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

	private static final Charset KOREAN = Charset.forName("EUC-KR");

	private final Texts texts;

	private final Programme programme;

	private final PhoneNumbers numbers;

	Advertisements(Texts texts, Programme programme) {
		this.texts = texts;
		this.programme = programme;
		this.numbers = new PhoneNumbers(programme.locale(), programme.zone());
	}

	/**
	 * A member who gets one.
	 *
	 * @param memberId the member
	 * @param name their name; null: not known
	 * @param phone their number as delivered
	 * @param locale the language they chose; null: none
	 * @param points what they are about to lose
	 * @param expiresOn the last day on which some of it can be used
	 */
	public record Recipient(String memberId, @Nullable String name, String phone, @Nullable String locale, long points,
			LocalDate expiresOn) {
	}

	/**
	 * Checks the templates: that each begins and ends as the law has it.
	 * @throws BadTemplatesException if one does not
	 */
	public void check() {
		List<String> problems = problems();
		if (!problems.isEmpty()) {
			throw new BadTemplatesException(problems);
		}
	}

	/** What is wrong with the templates, a sentence each. */
	List<String> problems() {
		List<String> problems = new ArrayList<>();
		this.texts.all()
			.forEach((wording) -> Stream.of(Wording.CAMPAIGN, Wording.CAMPAIGN + Wording.NAMELESS)
				.filter(wording::has)
				.forEach((name) -> check(wording, name, problems)));
		return problems;
	}

	private void check(Wording wording, String name, List<String> problems) {
		Map<String, String> sample = new HashMap<>();
		Objects.requireNonNull(Wording.KNOWN.get(name)).forEach((variable) -> sample.put(variable, variable));
		sample.put("ad", mark());
		sample.put("opt_out", "080-000-0000");
		String text = wording.get(name).with(sample);
		String place = "templates/%s/%s.txt".formatted(wording.locale().toLanguageTag(), name);
		if (this.numbers.areKorean() && !text.startsWith(KOREAN_MARK)) {
			problems
				.add("%s: found a text that begins otherwise; expected %s first, as the law on advertisements has it"
					.formatted(place, KOREAN_MARK));
		}
		if (!text.substring(text.lastIndexOf('\n') + 1).contains("080-000-0000")) {
			problems.add("%s: found no #{opt_out} in the last line; expected the free way to opt out there"
				.formatted(place));
		}
	}

	/** What an advertisement begins with. */
	String mark() {
		return this.numbers.areKorean() ? KOREAN_MARK : MARK;
	}

	/**
	 * The first day on which they can be sent.
	 * @param earliest the first day that may be
	 * @param now a day whose hours are over is too late
	 */
	public LocalDate firstDay(LocalDate earliest, Instant now) {
		LocalDate today = LocalDate.ofInstant(now, this.programme.zone());
		LocalDate day = today.isBefore(earliest) ? earliest : today;
		return closes(day).toInstant().isAfter(now) ? day : day.plusDays(1);
	}

	/** Whether any hour of a day is left by law and by the policy's quiet hours. */
	public boolean hasHours(LocalDate day) {
		return opens(day).isBefore(closes(day));
	}

	OffsetDateTime opens(LocalDate day) {
		return windows(day).stream().map((window) -> window.opens(day)).max(OffsetDateTime::compareTo).orElseThrow();
	}

	OffsetDateTime closes(LocalDate day) {
		return windows(day).stream().map((window) -> window.closes(day)).min(OffsetDateTime::compareTo).orElseThrow();
	}

	private List<SendWindow> windows(LocalDate day) {
		NoticePlan plan = plan(day);
		SendWindow byLaw = new SendWindow(BY_LAW, this.programme.zone());
		return (plan == null) ? List.of(byLaw)
				: List.of(byLaw, new SendWindow(plan.quietHours(), this.programme.zone()));
	}

	private @Nullable NoticePlan plan(LocalDate day) {
		return this.programme.policies().inForceOn(day).notices();
	}

	/**
	 * Begins to write them into a directory that is whole or not there.
	 * @throws IOException if it cannot be written
	 */
	public AdvertisementFeeds open(AdvertisementOrder order, Path place) throws IOException {
		return new AdvertisementFeeds(this, order, place);
	}

	/**
	 * The advertisement of one member, as a notice that is on no record; where it cannot
	 * be sent, why.
	 */
	NoticeRow draft(AdvertisementOrder order, Recipient to) {
		LocalDate sendOn = order.sendOn();
		NoticePlan plan = plan(sendOn);
		Composer composer = new Composer(this.programme, this.texts, (plan != null) ? plan.encoding() : KOREAN);
		Wording wording = wordingFor(to.locale());
		Message message = composer.advertise(wording,
				new Composer.Offer(to.points(), to.expiresOn(), mark(), order.optOut()), to.name(), sendOn);
		TextGauge.Channel channel = message.channel();
		PhoneNumbers.Target target = this.numbers.target(to.phone());
		String why = to.expiresOn().isBefore(sendOn) ? "points gone before it can be sent"
				: (target.international() == null) ? target.why() : message.why();
		return new NoticeRow(id(order, to, message), sendOn, 0, 0, sendOn, to.memberId(),
				wording.locale().toLanguageTag(), target.international(), null,
				(channel != null) ? channel.name() : "NONE", message.subject(), message.text(), message.size().bytes(),
				message.size().segments(), to.points(), to.expiresOn(), opens(sendOn), closes(sendOn),
				why.isEmpty() ? null : why, "MADE");
	}

	private String id(AdvertisementOrder order, Recipient to, Message message) {
		return NoticeId.of(this.programme.id() + "/campaign/" + order.campaign(), order.sendOn(), to.memberId(),
				List.of(), message.text());
	}

	ZoneId zone() {
		return this.programme.zone();
	}

	/** The number as it is dialled. */
	String dialled(String international) {
		return this.numbers.national(international);
	}

	/** Their language's templates, or else those of the programme's, or English ones. */
	private Wording wordingFor(@Nullable String locale) {
		Locale own = (locale == null || locale.isBlank()) ? this.programme.locale()
				: Locale.forLanguageTag(locale.strip());
		return Stream
			.of(this.texts.forLocale(own, this.programme.locale()), this.texts.forLocale(this.programme.locale()),
					this.texts.forLocale(Locale.ENGLISH))
			.filter((wording) -> wording.has(Wording.CAMPAIGN))
			.findFirst()
			.orElseThrow();
	}

}
