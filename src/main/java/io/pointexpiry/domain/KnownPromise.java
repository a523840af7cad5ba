package io.pointexpiry.domain;

import java.time.LocalDate;

/**
 * A promise that no rule takes a lot before a date, as it was known on a day.
 *
 * @param lotId the lot
 * @param untilOn no rule takes it before, nor on that day
 * @param knownOn the first day on which the promise held
 * @see "rules.md#floors"
 */
public record KnownPromise(String lotId, LocalDate untilOn, LocalDate knownOn) {
}
