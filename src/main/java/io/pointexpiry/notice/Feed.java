package io.pointexpiry.notice;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

/**
 * Forms in which gateways take many notices at once: projections of the same notices that
 * {@code notices.csv} holds.
 */
public enum Feed {

	/**
	 * NHN Cloud's upload of recipients: {@code recipient_no}, then a column per
	 * {@code ##key##} of the gateway's template. A template of {@code ##text##} alone
	 * sends our words as they are.
	 */
	NHN_CSV(List.of("recipient_no", "##notice_id##", "##subject##", "##text##", "##points##", "##expires_on##",
			"##send_not_before##", "##send_not_after##")) {
		@Override
		List<String> row(NoticeRow notice, String recipient, String code, ZoneId zone) {
			return List.of(recipient, notice.noticeId(), Objects.requireNonNullElse(notice.subject(), ""),
					notice.body(), number(notice.points()), Objects.toString(notice.expiresOn(), ""),
					SpoolFiles.time(notice.sendNotBefore(), zone), SpoolFiles.time(notice.sendNotAfter(), zone));
		}
	},
	/**
	 * Alimtalk: the code of the template that was registered for what is told
	 * ({@code notice} where it is several things), its variables as JSON, and the text
	 * that goes by SMS or LMS where the talk does not arrive.
	 */
	ALIMTALK_CSV(List.of("notice_id", "recipient_no", "template_code", "variables", "fallback_channel",
			"fallback_subject", "fallback_text", "send_not_before", "send_not_after")) {
		@Override
		List<String> row(NoticeRow notice, String recipient, String code, ZoneId zone) {
			Map<String, String> variables = new LinkedHashMap<>();
			variables.put("points", number(notice.points()));
			variables.put("expires_on", Objects.toString(notice.expiresOn(), ""));
			variables.put("text", notice.body());
			return List.of(notice.noticeId(), recipient, code, JSON.writeValueAsString(variables), notice.channel(),
					Objects.requireNonNullElse(notice.subject(), ""), notice.body(),
					SpoolFiles.time(notice.sendNotBefore(), zone), SpoolFiles.time(notice.sendNotAfter(), zone));
		}
	};

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final List<String> columns;

	Feed(List<String> columns) {
		this.columns = columns;
	}

	/** The name by which operators ask for it: nhn-csv, alimtalk-csv. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The feed of a name, in any case; empty where there is none. */
	public static Optional<Feed> named(String name) {
		return Arrays.stream(values()).filter((feed) -> feed.id().equalsIgnoreCase(name)).findFirst();
	}

	List<String> columns() {
		return this.columns;
	}

	/**
	 * The cells of one notice.
	 * @param recipient the number, as it is dialled
	 * @param code what is told: the first part of the name of its templates
	 * @param zone the zone in which hours are written
	 */
	abstract List<String> row(NoticeRow notice, String recipient, String code, ZoneId zone);

	private static String number(long points) {
		return String.format(Locale.ROOT, "%,d", points);
	}

}
