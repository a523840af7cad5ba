package io.pointexpiry.support;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.pointexpiry.progress.Progress;

/** What work told of itself, for a test to look at. */
public final class RecordedProgress implements Progress {

	private final Queue<Told> told = new ConcurrentLinkedQueue<>();

	@Override
	public Work begin(String name, String unit, long total) {
		Told work = new Told(name, unit, total, new LongAdder());
		this.told.add(work);
		return work.done()::add;
	}

	/** A line for each beginning of a piece of work: how many were done of how many. */
	public Stream<String> of(String name) {
		return this.told.stream()
			.filter((work) -> work.name().equals(name))
			.map((work) -> "%d of %d %s".formatted(work.done().sum(), work.total(), work.unit()));
	}

	private record Told(String name, String unit, long total, LongAdder done) {
	}

}
