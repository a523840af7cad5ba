package io.pointexpiry.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.pointexpiry.domain.Policy;

/**
 * What one policy says, as a map from keys such as {@code validity[1].period} to plain
 * text: what is stored when a policy is first applied, and compared ever after.
 *
 * <p>
 * Defaults are filled in, periods are normalised, and lists whose order means nothing are
 * sorted; so the order of keys, quotes, comments and defaults written out make no
 * difference.
 *
 * @param values the texts by key, sorted by key
 */
public record PolicyContent(SortedMap<String, String> values) {

	public PolicyContent {
		values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
	}

	/** The content of a policy. */
	public static PolicyContent of(Policy policy) {
		return new PolicyContent(FlatPolicy.of(policy));
	}

	/**
	 * The content that {@link #text()} wrote.
	 * @throws IllegalArgumentException if it did not write this text
	 */
	public static PolicyContent parse(String text) {
		SortedMap<String, String> values = new TreeMap<>();
		for (String line : text.lines().toList()) {
			int end = line.indexOf('=');
			if (end < 1) {
				throw new IllegalArgumentException(
						"stored policy content: expected key=value, found " + Quoted.of(line));
			}
			values.put(line.substring(0, end), line.substring(end + 1));
		}
		return new PolicyContent(values);
	}

	/** All of it as one text for a database column: a line {@code key=value} for each. */
	public String text() {
		return this.values.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue() + "\n")
			.collect(Collectors.joining());
	}

	/** SHA-256 of {@link #text()} in UTF-8: 64 lower-case hexadecimal digits. */
	public String digest() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/**
	 * The keys whose text differs, in this content or the other; empty where both say the
	 * same.
	 */
	public List<String> changedKeys(PolicyContent other) {
		return Stream.concat(this.values.keySet().stream(), other.values.keySet().stream())
			.distinct()
			.filter((key) -> !Objects.equals(this.values.get(key), other.values.get(key)))
			.sorted()
			.toList();
	}

	/**
	 * What an edit made of this content: the changed keys with both texts, such as
	 * {@code validity[1].period: P2Y -> P1Y}.
	 * @param edited the content after the edit
	 */
	public List<String> changes(PolicyContent edited) {
		return changedKeys(edited).stream()
			.map((key) -> key + ": " + shown(this.values, key) + " -> " + shown(edited.values, key))
			.toList();
	}

	private static String shown(Map<String, String> values, String key) {
		return values.getOrDefault(key, "(absent)");
	}

}
