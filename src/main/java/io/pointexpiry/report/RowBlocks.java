package io.pointexpiry.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.pointexpiry.file.RowWriter;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows on in blocks, in their order: a thread of its own writes one block while the
 * caller asks the database for the next. At most two blocks are in memory. A few rows
 * need no thread.
 */
final class RowBlocks implements RowWriter, AutoCloseable {

	private static final int ROWS = 1_000;

	private final RowWriter out;

	private List<@Nullable Object[]> block = new ArrayList<>();

	private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

	private @Nullable ExecutorService thread;

	RowBlocks(RowWriter out) {
		this.out = out;
	}

	/**
	 * Takes a row.
	 * @throws IOException if an earlier row could not be written
	 */
	@Override
	public void row(@Nullable Object... cells) throws IOException {
		this.block.add(cells);
		if (this.block.size() == ROWS) {
			handOver();
		}
	}

	private void handOver() throws IOException {
		await();
		List<@Nullable Object[]> full = this.block;
		this.block = new ArrayList<>(ROWS);
		this.written = CompletableFuture.runAsync(() -> write(full), thread());
	}

	/**
	 * Waits until all rows are written.
	 * @throws IOException if one could not be written
	 */
	void finish() throws IOException {
		await();
		try {
			write(this.block);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		this.block = List.of();
	}

	private void await() throws IOException {
		try {
			this.written.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof UncheckedIOException failure) {
				throw failure.getCause();
			}
			throw ex;
		}
	}

	private void write(List<@Nullable Object[]> rows) {
		try {
			for (@Nullable
			Object[] cells : rows) {
				this.out.row(cells);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ExecutorService thread() {
		if (this.thread == null) {
			this.thread = Executors.newSingleThreadExecutor((work) -> {
				Thread thread = new Thread(work, "report-writer");
				thread.setDaemon(true);
				return thread;
			});
		}
		return this.thread;
	}

	/** Ends the thread, once the block that it has is written. */
	@Override
	public void close() {
		if (this.thread != null) {
			this.written.exceptionally((failure) -> null).join();
			this.thread.shutdown();
		}
	}

}
