package io.pointexpiry.policy;

/**
 * A key of the policy file.
 *
 * @param <S> what it holds
 * @param name as it is written
 * @param required whether the mapping must have it
 * @param shape what it holds
 * @param about what it says, in a sentence for whoever writes the file
 */
record Key<S extends Shape>(String name, boolean required, S shape, String about) {

	static <S extends Shape> Key<S> required(String name, S shape, String about) {
		return new Key<>(name, true, shape, about);
	}

	/** The same key in a mapping that may do without it. */
	Key<S> orNot() {
		return new Key<>(this.name, false, this.shape, this.about);
	}

	static <S extends Shape> Key<S> optional(String name, S shape, String about) {
		return new Key<>(name, false, shape, about);
	}

}
