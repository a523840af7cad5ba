package io.pointexpiry.audit;

/**
 * A place where the books do not agree.
 *
 * @param check the sentence that does not hold
 * @param where the lot, run, day or file
 * @param found what is there
 * @param expected what should be there
 * @param wayOut what the operator can do
 */
public record AuditFinding(String check, String where, String found, String expected, String wayOut) {
}
