package io.pointexpiry.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;

/**
 * The id of a notice: base32 of a SHA-256 over what it tells whom and when, so that the
 * same content has the same id, on every database and after every crash.
 *
 * @see "rules.md#notice-ids"
 */
final class NoticeId {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int LENGTH = 32;

	private static final int BITS = 5;

	private NoticeId() {
	}

	/** 32 characters of A-Z and 2-7. */
	static String of(String programme, LocalDate sendOn, String memberId, List<NoticeItem> told, String text) {
		MessageDigest digest = sha256();
		add(digest, programme);
		add(digest, sendOn.toString());
		add(digest, memberId);
		told.forEach((one) -> add(digest, one.content()));
		add(digest, text);
		return base32(digest.digest());
	}

	private static void add(MessageDigest digest, String part) {
		byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
		digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
		digest.update(bytes);
	}

	private static String base32(byte[] bytes) {
		StringBuilder id = new StringBuilder(LENGTH);
		for (int at = 0; at < LENGTH; at++) {
			int value = 0;
			for (int bit = at * BITS; bit < (at + 1) * BITS; bit++) {
				value = value << 1 | bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
			}
			id.append(ALPHABET.charAt(value));
		}
		return id.toString();
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
