package io.pointexpiry.notice;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import io.pointexpiry.domain.Points;

/**
 * How far the draft of a folder is written, as it is committed with each chunk: where a
 * killed publishing goes on.
 *
 * @param machineStart the start of the machine since which it is written; empty where it
 * is not known, or nothing is written
 * @param lastId the last notice that it holds; empty: none
 * @param total how many notices the folder had when the draft was begun
 * @param notices notices.csv
 * @param unreachable unreachable.csv
 * @param spool the .sms files
 * @param sums the bytes of the list of sums of the .sms files
 */
public record DraftExtent(String machineStart, String lastId, long total, Part notices, Part unreachable, Part spool,
		long sums) {

	/** Nothing is written yet. */
	public static final DraftExtent NONE = new DraftExtent("", "", 0, Part.NONE, Part.NONE, Part.NONE, 0);

	/**
	 * An extent from its numbers.
	 * @param number gives the number of a name, as {@link #numbers()} names it
	 */
	public static DraftExtent of(String machineStart, String lastId, ToLongFunction<String> number) {
		return new DraftExtent(machineStart, lastId, number.applyAsLong("total"), Part.of("notices", number),
				Part.of("unreachable", number), Part.of("spool", number), number.applyAsLong("sums"));
	}

	/** This extent and one more notice. */
	DraftExtent plus(NoticeEntry entry) {
		int line = entry.line().length;
		boolean spools = entry.spool().length > 0;
		return new DraftExtent(this.machineStart, entry.noticeId(), this.total,
				entry.isReachable() ? this.notices.plus(entry.points(), line) : this.notices,
				entry.isReachable() ? this.unreachable : this.unreachable.plus(entry.points(), line),
				spools ? this.spool.plus(entry.points(), entry.spool().length) : this.spool,
				this.sums + entry.sum().length);
	}

	/** Its numbers, by name. */
	public Map<String, Long> numbers() {
		Map<String, Long> numbers = new TreeMap<>(Map.of("total", this.total, "sums", this.sums));
		this.notices.putInto(numbers, "notices");
		this.unreachable.putInto(numbers, "unreachable");
		this.spool.putInto(numbers, "spool");
		return numbers;
	}

	/**
	 * How much of a file, or of a list of files, is written.
	 *
	 * @param count its rows, without the header; or the files
	 * @param points the sum of the points
	 * @param bytes its size; or that of all files
	 */
	public record Part(long count, long points, long bytes) {

		static final Part NONE = new Part(0, 0, 0);

		private static Part of(String name, ToLongFunction<String> number) {
			return new Part(number.applyAsLong(name + ".count"), number.applyAsLong(name + ".points"),
					number.applyAsLong(name + ".bytes"));
		}

		private void putInto(Map<String, Long> numbers, String name) {
			numbers.put(name + ".count", this.count);
			numbers.put(name + ".points", this.points);
			numbers.put(name + ".bytes", this.bytes);
		}

		/** A file that holds its header alone. */
		static Part header(int size) {
			return new Part(0, 0, size);
		}

		Part plus(long morePoints, int moreBytes) {
			return new Part(this.count + 1, Points.together(this.points, morePoints), this.bytes + moreBytes);
		}

		HashedFile.Summary summary(String sha256) {
			return new HashedFile.Summary(this.count, this.points, this.bytes, sha256);
		}

	}

}
