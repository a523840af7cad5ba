package io.pointexpiry.campaign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who of a list gets no message, so that the others can be compared with them. Each
 * member is drawn by a hash of seed and member id: the same seed draws the same members,
 * on every database, whoever else is on the list.
 *
 * @param seed any text
 * @param percent how many of a hundred, 0 to 99; as each is drawn alone, a short list may
 * have a few more or less
 * @see "rules.md#campaigns"
 */
public record ControlGroup(String seed, int percent) {

	/** The most of a hundred: somebody has to get a message. */
	public static final int MOST_PERCENT = 99;

	private static final long DRAWS = 1L << Integer.SIZE;

	public ControlGroup {
		if (percent < 0 || percent > MOST_PERCENT) {
			throw new IllegalArgumentException(
					"A control group of %d percent was asked for; expected 0 to %d.".formatted(percent, MOST_PERCENT));
		}
	}

	/** Whether a member is drawn. */
	boolean holds(String memberId) {
		MessageDigest digest = sha256();
		byte[] first = this.seed.getBytes(StandardCharsets.UTF_8);
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array());
		digest.update(first);
		byte[] hash = digest.digest(memberId.getBytes(StandardCharsets.UTF_8));
		long drawn = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
		return drawn * 100 < this.percent * DRAWS;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
