package io.pointexpiry.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Members and lots that are the same in every call: as many members as lots, ids that
 * look random, in random order, so that neighbours in a file are no neighbours in an
 * index.
 *
 * @param members the members
 * @param lots one lot of each member
 */
record SampleFiles(Path members, Path lots) {

	private static final String[] TIERS = { "GOLD", "SILVER", "VIP", "BASIC" };

	/** Makes the files of a number of lots. */
	static SampleFiles write(Path folder, long lots, EarnedOn earnedOn) throws IOException {
		Files.createDirectories(folder);
		SampleFiles files = in(folder);
		try (Writer writer = Files.newBufferedWriter(files.members)) {
			writer.write("member_id,tier,joined_on,phone\n");
			for (long n = 0; n < lots; n++) {
				writer.write("%s,%s,2020-01-01,%s%n".formatted(memberId(n), TIERS[(int) (n % TIERS.length)], phone(n)));
			}
		}
		try (Writer writer = Files.newBufferedWriter(files.lots)) {
			writer.write("lot_id,member_id,earned_on,points\n");
			for (long n = 0; n < lots; n++) {
				long owner = ownerOf(n, lots);
				writer.write("%s,%s,%s,%d%n".formatted(id('L', n), memberId(owner), earnedOn.of(owner),
						100 * (1 + owner % 97)));
			}
		}
		return files;
	}

	/** The files that were written there. */
	static SampleFiles in(Path folder) {
		return new SampleFiles(folder.resolve("members.csv"), folder.resolve("lots.csv"));
	}

	static String memberId(long n) {
		return id('M', n);
	}

	/** Each number once, as splitmix64 mixes it: it maps 64 bits onto 64 bits. */
	private static String id(char prefix, long n) {
		long mixed = n * 0x9E3779B97F4A7C15L + prefix;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return prefix + "%016X".formatted(mixed ^ (mixed >>> 31));
	}

	/**
	 * A mobile number of its own for each of the first 40 million; all are in use: not
	 * 0105.
	 */
	private static String phone(long n) {
		return String.format(Locale.ROOT, "010%08d", 60_000_000 + n * 48_271 % 39_999_983);
	}

	/** Another member for each lot: the lots stand in another order than the members. */
	private static long ownerOf(long lot, long lots) {
		long stride = 7_368_787; // a prime
		return (lots % stride == 0) ? lot : (lot * stride + 1) % lots;
	}

	/** When the lot of a member was earned, by the member's number. */
	@FunctionalInterface
	interface EarnedOn {

		LocalDate of(long member);

	}

}
