package io.pointexpiry.notice;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.pointexpiry.domain.NoticePlan;
import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;

/**
 * Every text of every locale with sample values, those of campaigns too, as members would
 * get it, and what is wrong with the templates: each fault with file and, where it has
 * one, line.
 *
 * @see "rules.md#texts"
 */
public final class TemplateCheck {

	private static final LocalDate SEND_ON = LocalDate.parse("2026-12-01");

	private static final LocalDate ON = LocalDate.parse("2026-12-31");

	private static final LocalDate OLD_ON = LocalDate.parse("2027-06-30");

	private static final long POINTS = 1_234_567;

	private static final String OPT_OUT = "080-123-4567";

	private final Charset encoding;

	private final Composer composer;

	private final Advertisements advertisements;

	private final Wording programmes;

	private final List<CheckedText> texts = new ArrayList<>();

	private final Set<String> faults = new LinkedHashSet<>();

	private TemplateCheck(Programme programme, Texts texts) {
		this.encoding = encoding(programme);
		this.advertisements = new Advertisements(texts, programme);
		this.composer = new Composer(programme, texts, this.encoding);
		this.programmes = this.composer.wordingFor(null);
	}

	/** The charset of the newest policy that has notices. */
	private static Charset encoding(Programme programme) {
		return programme.policies()
			.policies()
			.stream()
			.map(Policy::notices)
			.filter(Objects::nonNull)
			.map(NoticePlan::encoding)
			.reduce((older, newer) -> newer)
			.orElse(Charset.forName("EUC-KR"));
	}

	/**
	 * Checks the built-in templates and the operator's own.
	 * @param folder the operator's templates; need not exist
	 */
	public static Result of(Programme programme, Path folder) {
		try {
			Texts texts = Texts.load(folder);
			TemplateCheck check = new TemplateCheck(programme, texts);
			texts.all().forEach(check::check);
			check.faults.addAll(check.advertisements.problems());
			return new Result(check.texts, List.copyOf(check.faults));
		}
		catch (BadTemplatesException ex) {
			return new Result(List.of(), ex.problems());
		}
	}

	/**
	 * What was found.
	 *
	 * @param texts the texts; none where templates cannot be read
	 * @param faults what is wrong, a sentence each
	 */
	public record Result(List<CheckedText> texts, List<String> faults) {

		public Result {
			texts = List.copyOf(texts);
			faults = List.copyOf(faults);
		}

	}

	private void check(Wording wording) {
		Set<String> bad = new LinkedHashSet<>();
		wording.found().forEach((name, template) -> {
			if (!carries(wording, template)) {
				bad.add(name);
			}
		});
		for (String thing : Wording.things()) {
			for (boolean brief : List.of(true, false)) {
				String name = thing + (brief ? ".short" : ".long");
				if (wording.found().containsKey(name)) {
					show(wording, name, this.composer.form(wording, sample(thing), brief, "Kim", SEND_ON), bad);
				}
			}
		}
		showTotal(wording, bad);
		showAdvertisement(wording, bad);
	}

	/** A change of policy that gives two dates to points of a member. */
	private void showTotal(Wording wording, Set<String> bad) {
		if (wording.total().isPresent()) {
			NoticeItem change = sample(NoticeKind.POLICY_CHANGE.wording());
			NoticeItem other = new NoticeItem(change.item(), change.wording(), ON.plusMonths(3), "", "", POINTS,
					change.before(), ON);
			show(wording, Wording.TOTAL, this.composer.compose(wording, List.of(change, other), "Kim", SEND_ON), bad);
		}
	}

	/** The text of a campaign, for a name and without one. */
	private void showAdvertisement(Wording wording, Set<String> bad) {
		Composer.Offer offer = new Composer.Offer(POINTS, ON, this.advertisements.mark(), OPT_OUT);
		for (String name : List.of(Wording.CAMPAIGN, Wording.CAMPAIGN + Wording.NAMELESS)) {
			if (wording.found().containsKey(name)) {
				String called = name.endsWith(Wording.NAMELESS) ? null : "Kim";
				show(wording, name, this.composer.advertise(wording, offer, called, SEND_ON), bad);
			}
		}
	}

	/** Whether the way to a telephone has all characters of a template. */
	private boolean carries(Wording wording, Template template) {
		TextGauge gauge = this.composer.gauge(wording);
		List<String> lines = template.source().text().lines().toList();
		boolean carries = true;
		for (int at = 0; at < lines.size(); at++) {
			TextGauge.Size size = gauge.measure(gauge.normalise(lines.get(at)));
			if (size.lacking() != null) {
				carries = false;
				this.faults.add("%s:%d: %s; expected other characters".formatted(template.source().place(), at + 1,
						size.why(alphabet(wording, lines.get(at)))));
			}
		}
		return carries;
	}

	private String alphabet(Wording wording, String text) {
		if (wording.korean()) {
			return this.encoding.name();
		}
		return GsmText.isBasic(text) ? "GSM-7" : "UCS-2";
	}

	private void show(Wording wording, String name, Message message, Collection<String> bad) {
		Template template = wording.get(name);
		this.texts.add(new CheckedText(wording.locale().toLanguageTag(), name, template.source().place(),
				(message.channel() != null) ? message.channel().name() : "NONE", alphabet(wording, message.text()),
				message.size().bytes(), message.size().segments(), message.subject(), message.text()));
		boolean named = bad.contains(name) || bad.contains(Wording.NOTICE) || bad.contains(Wording.CONTACT);
		boolean lacks = message.size().lacking() != null && !named && wording == this.programmes;
		boolean tooLong = message.size().lacking() == null && message.channel() == null && !name.endsWith(".short");
		if (lacks || tooLong) {
			String subject = name.startsWith(Wording.CAMPAIGN) ? Wording.CAMPAIGN_SUBJECT_SHORT : Wording.SUBJECT_SHORT;
			Template blamed = message.why().startsWith("no subject") ? wording.get(subject) : template;
			this.faults.add("%s:1: %s".formatted(blamed.source().place(), message.why()));
		}
	}

	private static NoticeItem sample(String thing) {
		NoticeKind kind = Arrays.stream(NoticeKind.values())
			.filter((it) -> thing.startsWith(it.wording()))
			.findFirst()
			.orElse(NoticeKind.DORMANCY_WARNING);
		return new NoticeItem(kind, thing, thing.equals(NoticeItem.ENDLESS) ? NoticeItemRow.NEVER : ON, "", "", POINTS,
				NoticeItem.Before.of(OLD_ON), ON);
	}

}
