package io.pointexpiry.desk;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Who asks the desk for something, and why.
 *
 * @param why the reason, at most 1,000 characters
 * @param byWhom who, at most 200 characters
 * @param at when
 * @param today the day in the programme's zone; counts only while no day is closed yet
 */
public record DeskOrder(String why, String byWhom, Instant at, LocalDate today) {
}
