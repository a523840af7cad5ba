package io.pointexpiry.support;

/** Policy files of a few lines, for one scenario each. */
public final class Policies {

	private Policies() {
	}

	/** A programme without notices; entries are added to its one policy. */
	public static String quiet(String validity, String... sections) {
		return programme("", policy("1", "2020-01-01", "validity: [" + validity + "]", sections));
	}

	/** A programme with keys of its own and some policies. */
	public static String programme(String keys, String... policies) {
		return """
				programme: coffee
				name: Coffee Club
				time-zone: Asia/Seoul
				%s
				policies:
				%s""".formatted(keys, String.join("\n", policies));
	}

	/** One policy of a programme. */
	public static String policy(String version, String effectiveFrom, String validity, String... sections) {
		StringBuilder text = new StringBuilder("""
				  - version: "%s"
				    effective-from: %s
				    %s
				""".formatted(version, effectiveFrom, validity));
		for (String section : sections) {
			text.append("    ").append(section).append('\n');
		}
		return text.toString();
	}

}
