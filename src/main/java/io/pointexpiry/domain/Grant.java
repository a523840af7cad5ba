package io.pointexpiry.domain;

import java.time.LocalDate;

/**
 * An extension that a lot gets.
 *
 * @param name the extension programme
 * @param expiresOn the lot's new last usable day, which is a floor; later than the old
 * one
 * @see "rules.md#extensions"
 */
public record Grant(String name, LocalDate expiresOn) {
}
