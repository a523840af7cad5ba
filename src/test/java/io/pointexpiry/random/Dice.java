package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Choices made from a seed. */
final class Dice {

	private final Random random;

	Dice(long seed) {
		this.random = new Random(seed);
	}

	/** A number, both ends included. */
	int between(int least, int most) {
		return least + this.random.nextInt(most - least + 1);
	}

	/** Any number from 0, to choose later among what there is then. */
	int roll() {
		return this.random.nextInt(Integer.MAX_VALUE);
	}

	/** Whether it is the one time in so many. */
	boolean oneIn(int times) {
		return this.random.nextInt(times) == 0;
	}

	@SafeVarargs
	final <T> T pick(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	<T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/** Some of them, at least one, in any order. */
	<T> List<T> some(List<T> choices) {
		return shuffled(choices).subList(0, between(1, choices.size()));
	}

	<T> List<T> shuffled(List<T> choices) {
		List<T> shuffled = new ArrayList<>(choices);
		Collections.shuffle(shuffled, this.random);
		return shuffled;
	}

}
