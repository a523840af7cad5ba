package io.pointexpiry.intake;

import java.time.Instant;

/**
 * An import that died; the same command finishes it. Until then no night may be closed.
 *
 * @param input what the file brings
 * @param fileName the file, as the operator named it
 * @param since when the command was begun
 */
record UnfinishedImport(Input input, String fileName, Instant since) {
}
