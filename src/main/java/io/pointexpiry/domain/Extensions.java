package io.pointexpiry.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Which extension programme, if any, gives a lot more time tonight. Where the contract is
 * silent: lots of withdrawn members are not extended, as the policy's {@code withdrawal}
 * alone says what becomes of them; {@code minimum-points} asks what remains.
 *
 * @see "rules.md#extensions"
 */
public final class Extensions {

	private Extensions() {
	}

	/**
	 * The first programme, in the order of the file, that meets its conditions and moves
	 * the lot's date.
	 * @param programmes the extensions of the policy in force on the day
	 * @param lot an open lot
	 * @param member its owner
	 * @param activities what the owner did on or before the day
	 * @param expiresOn the lot's last usable day, floors included
	 * @param entry the entry that gave the lot its date; null: none, so nothing is
	 * rounded
	 * @param alreadyGranted the names of programmes that the lot has had
	 * @param day the business date
	 */
	public static Optional<Grant> grant(List<ExtensionProgramme> programmes, Lot lot, Member member,
			Activities activities, LocalDate expiresOn, @Nullable Validity entry, Set<String> alreadyGranted,
			LocalDate day) {
		if (member.status() == MemberStatus.WITHDRAWN || lot.remaining() == 0) {
			return Optional.empty();
		}
		UnaryOperator<LocalDate> rounding = (moved) -> roundedAgain(moved, lot, member, entry);
		return programmes.stream()
			.filter((programme) -> !alreadyGranted.contains(programme.name()))
			.filter((programme) -> programme.isOpen(expiresOn, day))
			.filter((programme) -> programme.isMetBy(lot, member, activities, day))
			.map((programme) -> new Grant(programme.name(), programme.by().movedFrom(expiresOn, rounding)))
			.filter((grant) -> grant.expiresOn().isAfter(expiresOn))
			.findFirst();
	}

	private static LocalDate roundedAgain(LocalDate moved, Lot lot, Member member, @Nullable Validity entry) {
		if (entry == null || entry.thenPlus() != null || entry.keeps(lot.ownExpiresOn())) {
			return moved;
		}
		return entry.roundUp(moved, member).fold((day) -> day, () -> moved, (missing) -> moved);
	}

}
