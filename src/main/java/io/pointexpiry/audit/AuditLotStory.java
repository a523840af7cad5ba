package io.pointexpiry.audit;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.pointexpiry.language.Noun;
import org.jspecify.annotations.Nullable;

/** One lot and all its entries, in no order. */
final class AuditLotStory {

	private final String lotId;

	private @Nullable String memberId;

	private String status = "";

	private long remaining;

	private @Nullable LocalDate floorOn;

	private @Nullable LocalDate promised;

	private long chain;

	private int expiries;

	private int returns;

	private BigInteger lapsed = BigInteger.ZERO;

	private BigInteger reversed = BigInteger.ZERO;

	private final Map<String, BigInteger> redeemed = new HashMap<>();

	private final Set<String> members = new HashSet<>();

	AuditLotStory(String lotId) {
		this.lotId = lotId;
	}

	/** What a lot's story says, and what it should say. */
	record Fault(String found, String expected) {
	}

	void take(ResultSet row) throws SQLException {
		String entry = row.getString("entry");
		String ref = row.getString("ref");
		long points = row.getLong("points");
		String member = row.getString("member_id");
		if (member != null) {
			this.members.add(member);
		}
		switch (entry) {
			case "LOT" -> {
				this.memberId = member;
				this.status = row.getString("status");
				this.remaining = row.getLong("remaining");
				this.floorOn = row.getObject("on_day", LocalDate.class);
				move(ref.equals("DELIVERED") ? points : 0);
			}
			case "FLOOR" -> promise(row.getObject("on_day", LocalDate.class));
			case "ADJUSTMENT", "REINSTATEMENT" -> move(points);
			case "REDEMPTION" -> {
				move(-points);
				this.redeemed.merge(ref, BigInteger.valueOf(points), BigInteger::add);
			}
			case "CANCELLATION" -> {
				move(points);
				this.returns++;
				this.redeemed.merge(ref, BigInteger.valueOf(points).negate(), BigInteger::add);
			}
			case "EXPIRY" -> {
				move(-points);
				this.expiries++;
				this.lapsed = this.lapsed.add(BigInteger.valueOf(points));
			}
			case "REVERSAL" -> {
				move(points);
				this.returns++;
				this.reversed = this.reversed.add(BigInteger.valueOf(points));
			}
			default -> throw new IllegalStateException("lot %s has an entry %s".formatted(this.lotId, entry));
		}
	}

	/**
	 * Entries come in no order: on the way the sum may go beyond 64 bits, and comes back.
	 */
	private void move(long points) {
		this.chain += points;
	}

	private void promise(LocalDate until) {
		this.promised = (this.promised == null || until.isAfter(this.promised)) ? until : this.promised;
	}

	String lotId() {
		return this.lotId;
	}

	@Nullable String memberId() {
		return this.memberId;
	}

	String where() {
		return "lot %s of member %s".formatted(this.lotId, this.memberId);
	}

	@Nullable Fault chain() {
		return (this.chain == this.remaining) ? null
				: new Fault("%d remaining".formatted(this.remaining), "%d by its entries".formatted(this.chain));
	}

	@Nullable Fault status() {
		if (!this.status.equals("OPEN") && this.remaining != 0) {
			return new Fault("%s with %d remaining".formatted(this.status, this.remaining), "0 remaining");
		}
		return (this.status.equals("EXPIRED") && this.expiries == 0)
				? new Fault("EXPIRED without an expiry record", "a record of its expiry") : null;
	}

	@Nullable Fault expiredTwice() {
		return (this.expiries <= this.returns + 1) ? null : new Fault(Noun.EXPIRIES.counted(this.expiries),
				"at most %d, for points came back %s".formatted(this.returns + 1, Noun.TIMES.counted(this.returns)));
	}

	@Nullable Fault givenBackTwice() {
		if (this.reversed.compareTo(this.lapsed) > 0) {
			return new Fault("%s reversed".formatted(Noun.POINTS.of(this.reversed)),
					"at most %d".formatted(this.lapsed));
		}
		return this.redeemed.entrySet()
			.stream()
			.filter((it) -> it.getValue().signum() < 0)
			.map(Map.Entry::getKey)
			.sorted()
			.findFirst()
			.map((redemption) -> new Fault("redemption %s cancelled by more than it took".formatted(redemption),
					"at most what it took"))
			.orElse(null);
	}

	@Nullable Fault floor() {
		boolean same = (this.floorOn == null) ? this.promised == null : this.floorOn.equals(this.promised);
		return same ? null : new Fault("floor " + text(this.floorOn), "floor " + text(this.promised));
	}

	private static String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : "none";
	}

	@Nullable Fault owner() {
		return (this.members.size() <= 1) ? null
				: new Fault("entries of members " + String.join(", ", this.members.stream().sorted().toList()),
						"of its owner only");
	}

}
