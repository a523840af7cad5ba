package io.pointexpiry.notice;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.pointexpiry.domain.Programme;
import io.pointexpiry.notice.TextGauge.Channel;
import io.pointexpiry.notice.TextGauge.Size;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a member is told into words: one thing in its short form where that fits a
 * single SMS, everything else as lines of one longer text. With the member's name where a
 * template asks for it and the name can be sent, else in the form without. Nothing is
 * cut; what fits no channel is returned whole, with the reason.
 *
 * @see "rules.md#texts"
 */
final class Composer {

	private static final List<String> SUBJECTS = List.of(Wording.SUBJECT, Wording.SUBJECT_SHORT);

	private static final List<String> CAMPAIGN_SUBJECTS = List.of(Wording.CAMPAIGN_SUBJECT,
			Wording.CAMPAIGN_SUBJECT_SHORT);

	private final Programme programme;

	private final Texts texts;

	private final Charset encoding;

	/** What members of one chunk asked for; a composer lives no longer. */
	private final Map<String, Wording> wordings = new HashMap<>();

	Composer(Programme programme, Texts texts, Charset encoding) {
		this.programme = programme;
		this.texts = texts;
		this.encoding = encoding;
	}

	/** The templates for a member: in their own language where there are any. */
	Wording wordingFor(@Nullable String memberLocale) {
		String wanted = (memberLocale != null) ? memberLocale.strip() : "";
		return this.wordings.computeIfAbsent(wanted,
				(tag) -> tag.isEmpty() ? this.texts.forLocale(this.programme.locale())
						: this.texts.forLocale(Locale.forLanguageTag(tag), this.programme.locale()));
	}

	/**
	 * Words for one notice.
	 * @param told at least one thing
	 * @param name the member's name; null: not known
	 * @param sendOn the day on which it is sent
	 */
	Message compose(Wording wording, List<NoticeItem> told, @Nullable String name, LocalDate sendOn) {
		TextGauge gauge = gauge(wording);
		Map<String, String> frame = frame(wording, gauge, sendOn);
		return firstThatFits(drafts(wording, told, name, frame, gauge),
				(draft) -> measured(draft, wording, frame, gauge, SUBJECTS));
	}

	/**
	 * Words for one advertisement.
	 * @param wording has a template for campaigns
	 * @param name the member's name; null: not known
	 * @param sendOn the day on which it is sent
	 */
	Message advertise(Wording wording, Offer offer, @Nullable String name, LocalDate sendOn) {
		TextGauge gauge = gauge(wording);
		Map<String, String> frame = frame(wording, gauge, sendOn);
		frame.put("ad", offer.mark());
		Map<String, String> values = new HashMap<>(frame);
		values.put("points", String.format(Locale.ROOT, "%,d", offer.points()));
		values.put("expires_on", offer.expiresOn().toString());
		values.put("opt_out", data(gauge, offer.optOut()));
		List<Draft> drafts = new ArrayList<>();
		addForms(drafts, wording, Wording.CAMPAIGN, (name != null) ? data(gauge, name) : "", values, false);
		return firstThatFits(normalised(drafts, gauge),
				(draft) -> measured(draft, wording, frame, gauge, CAMPAIGN_SUBJECTS));
	}

	/** How texts of these templates are measured. */
	TextGauge gauge(Wording wording) {
		return wording.korean() ? new KoreanText(this.encoding) : new GsmText();
	}

	private static Message firstThatFits(List<Draft> drafts, Function<Draft, Message> measured) {
		Message message = null;
		for (Draft draft : drafts) {
			message = measured.apply(draft);
			if (message.channel() != null) {
				return message;
			}
		}
		return Objects.requireNonNull(message, "at least one draft");
	}

	/**
	 * One thing in one of its two forms, measured, whether or not it is the one that
	 * would be sent.
	 * @param brief the form for a notice of its own, or the line among others
	 */
	Message form(Wording wording, NoticeItem told, boolean brief, @Nullable String name, LocalDate sendOn) {
		TextGauge gauge = gauge(wording);
		Map<String, String> frame = frame(wording, gauge, sendOn);
		return drafts(wording, List.of(told), name, frame, gauge).stream()
			.filter((draft) -> draft.brief() == brief)
			.map((draft) -> measured(draft, wording, frame, gauge, SUBJECTS))
			.findFirst()
			.orElseThrow();
	}

	private Map<String, String> frame(Wording wording, TextGauge gauge, LocalDate sendOn) {
		Map<String, String> values = new HashMap<>();
		values.put("programme", data(gauge, this.programme.name()));
		values.put("contact", data(gauge, Objects.requireNonNullElse(this.programme.contact(), "")));
		values.put("send_date", sendOn.toString());
		values.put("contact_line", (this.programme.contact() != null) ? wording.get(Wording.CONTACT).with(values) : "");
		return values;
	}

	/** The texts that may be sent, the one that is liked best first. */
	private List<Draft> drafts(Wording wording, List<NoticeItem> told, @Nullable String name, Map<String, String> frame,
			TextGauge gauge) {
		String called = (name != null) ? data(gauge, name) : "";
		List<Draft> drafts = new ArrayList<>();
		if (told.size() == 1) {
			String template = told.get(0).wording() + ".short";
			Map<String, String> values = new HashMap<>(frame);
			values.putAll(values(wording, told.get(0), frame));
			addForms(drafts, wording, template, called, values, true);
		}
		Map<String, String> values = new HashMap<>(frame);
		values.put("lines", String.join("\n", lines(wording, told, frame)));
		addForms(drafts, wording, Wording.NOTICE, called, values, false);
		return normalised(drafts, gauge);
	}

	private static List<Draft> normalised(List<Draft> drafts, TextGauge gauge) {
		return drafts.stream().map((draft) -> new Draft(gauge.normalise(draft.text()), draft.brief())).toList();
	}

	private static void addForms(List<Draft> drafts, Wording wording, String template, String called,
			Map<String, String> values, boolean brief) {
		if (wording.get(template).asksFor(Wording.NAME) && !called.isEmpty()) {
			Map<String, String> named = new HashMap<>(values);
			named.put(Wording.NAME, called);
			drafts.add(new Draft(wording.get(template).with(named), brief));
		}
		drafts.add(new Draft(wording.nameless(template).with(values), brief));
	}

	/** A line for each thing; above several of one change of policy, what it comes to. */
	private List<String> lines(Wording wording, List<NoticeItem> told, Map<String, String> frame) {
		List<String> lines = new ArrayList<>();
		Set<String> totalled = new HashSet<>();
		for (NoticeItem one : told) {
			List<NoticeItem> change = told.stream().filter((it) -> isOfOneChange(it, one)).toList();
			if (change.size() > 1 && totalled.add(one.ref())) {
				wording.total()
					.ifPresent((total) -> lines.add(
							total.with(values(wording, change.stream().reduce(NoticeItem::and).orElseThrow(), frame))));
			}
			lines.add(wording.get(one.wording() + ".long").with(values(wording, one, frame)));
		}
		return lines;
	}

	private static boolean isOfOneChange(NoticeItem one, NoticeItem other) {
		return one.item() == NoticeKind.POLICY_CHANGE && other.item() == NoticeKind.POLICY_CHANGE && !one.isEndless()
				&& !other.isEndless() && one.ref().equals(other.ref());
	}

	private Map<String, String> values(Wording wording, NoticeItem told, Map<String, String> frame) {
		Map<String, String> values = new HashMap<>();
		values.put("points", String.format(Locale.ROOT, "%,d", told.points()));
		values.put(Wording.AMOUNT, wording.amount(told.points()));
		values.put("effective_from", effectiveFrom(told, frame));
		values.put("expires_on", told.isEndless() ? day(wording, null) : told.subjectOn().toString());
		NoticeItem.Before before = told.before();
		values.put("old_expires_on", (before != null) ? range(wording, before) : "");
		return values;
	}

	/** The day on which a policy takes effect; of one that is gone, the send date. */
	private String effectiveFrom(NoticeItem told, Map<String, String> frame) {
		return this.programme.policies()
			.policies()
			.stream()
			.filter((policy) -> told.item() == NoticeKind.POLICY_CHANGE && policy.version().equals(told.ref()))
			.map((policy) -> policy.effectiveFrom().toString())
			.findFirst()
			.orElseGet(() -> Objects.requireNonNull(frame.get("send_date")));
	}

	private static String range(Wording wording, NoticeItem.Before before) {
		String first = day(wording, before.first());
		String last = day(wording, before.last());
		return first.equals(last) ? first : first + "~" + last;
	}

	private static String day(Wording wording, @Nullable LocalDate day) {
		return (day != null) ? day.toString() : wording.get(Wording.NEVER).with(Map.of());
	}

	private static Message measured(Draft draft, Wording wording, Map<String, String> frame, TextGauge gauge,
			List<String> subjects) {
		Size size = gauge.measure(draft.text());
		String carrier = wording.korean() ? "a Korean SMS" : "an SMS";
		if (size.lacking() != null) {
			return new Message(null, "", draft.text(), size, size.why(carrier));
		}
		Channel channel = gauge.channel(size);
		if (channel == null || (draft.brief() && channel != Channel.SMS)) {
			return new Message(null, "", draft.text(), size, gauge.tooLong(size));
		}
		if (channel == Channel.SMS) {
			return new Message(channel, "", draft.text(), size, "");
		}
		for (String template : subjects) {
			String subject = gauge.normalise(wording.get(template).with(frame));
			if (gauge.fitsSubject(gauge.measure(subject))) {
				return new Message(channel, subject, draft.text(), size, "");
			}
		}
		return new Message(null, "", draft.text(), size,
				"no subject fits %d bytes".formatted(KoreanText.SUBJECT_BYTES));
	}

	/**
	 * Data for one place in a text: no line breaks, nothing that steers a terminal or the
	 * direction of writing.
	 */
	private static String data(TextGauge gauge, String value) {
		return gauge.normalise(value).replaceAll("\\p{Cf}", "").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
	}

	/**
	 * What an advertisement is about.
	 *
	 * @param points what the member is about to lose
	 * @param expiresOn the last day on which some of it can be used
	 * @param mark says that it is an advertisement
	 * @param optOut how to ask for no more of them, free of charge
	 */
	record Offer(long points, LocalDate expiresOn, String mark, String optOut) {
	}

	private record Draft(String text, boolean brief) {
	}

}
