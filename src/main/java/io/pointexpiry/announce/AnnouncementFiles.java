package io.pointexpiry.announce;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.pointexpiry.notice.KoreanText;
import io.pointexpiry.notice.TextGauge;

/**
 * The files of one announcement, in Korean and English: a page as HTML and as Markdown, a
 * message of at most 90 bytes in EUC-KR, and a post for social media.
 *
 * @see "rules.md#announcements"
 */
public final class AnnouncementFiles {

	private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

	private static final KoreanText SMS = new KoreanText(Charset.forName("EUC-KR"));

	private final AnnouncementTemplates templates;

	private AnnouncementFiles(AnnouncementTemplates templates) {
		this.templates = templates;
	}

	/**
	 * Makes them.
	 * @param templates the operator's own templates; the folder need not exist
	 * @return the text of each file by its name
	 * @throws AnnouncementException if a template cannot be used, or no text for the
	 * message fits
	 */
	public static Map<String, String> of(Announcement announcement, Path templates) {
		AnnouncementFiles files = new AnnouncementFiles(AnnouncementTemplates.read(templates));
		Map<String, String> texts = new LinkedHashMap<>();
		LANGUAGES.forEach((language) -> texts.putAll(files.in(language, announcement)));
		return texts;
	}

	/** The names of all files. */
	static Set<String> names() {
		Set<String> names = new TreeSet<>();
		for (Locale language : LANGUAGES) {
			names.addAll(List.of(page(language, "html"), page(language, "md"), message(language), post(language)));
		}
		return names;
	}

	private static String page(Locale language, String form) {
		return "announcement.%s.%s".formatted(language.getLanguage(), form);
	}

	/** The name of the file that holds the message in a language. */
	public static String message(Locale language) {
		return "sms.%s.txt".formatted(language.getLanguage());
	}

	private static String post(Locale language) {
		return "social.%s.txt".formatted(language.getLanguage());
	}

	private Map<String, String> in(Locale language, Announcement announcement) {
		Map<String, Object> values = new AnnouncementModel(announcement, language).values();
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put(page(language, "html"), ended(this.templates.render("page.html.ftlh", values)));
		texts.put(page(language, "md"),
				ended(this.templates.render("page.md.ftl", values).replaceAll("\n{3,}", "\n\n")));
		texts.put(message(language), ended(sms(language, values)));
		texts.put(post(language), ended(this.templates.render("social.%s.ftl".formatted(language), values)));
		return texts;
	}

	private static String ended(String text) {
		return text.strip() + "\n";
	}

	/** The message, or else its short form; nothing is cut. */
	private String sms(Locale language, Map<String, Object> values) {
		List<String> problems = new ArrayList<>();
		for (String template : List.of("sms.%s.ftl".formatted(language), "sms.short.%s.ftl".formatted(language))) {
			String text = SMS.normalise(this.templates.render(template, values).replaceAll("\\s+", " ").strip());
			TextGauge.Size size = SMS.measure(text);
			if (size.lacking() == null && SMS.channel(size) == TextGauge.Channel.SMS) {
				return text;
			}
			problems.add("%s: found \"%s\", %s; expected at most %d bytes in EUC-KR".formatted(template, text,
					(size.lacking() != null) ? size.why("EUC-KR") : size.bytes() + " bytes", KoreanText.SMS_BYTES));
		}
		throw new AnnouncementException(String.join(System.lineSeparator(), problems)
				+ ". Put a shorter one into the folder announce of the home's templates.");
	}

}
