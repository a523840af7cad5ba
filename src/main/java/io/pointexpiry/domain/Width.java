package io.pointexpiry.domain;

/**
 * How many characters the books keep of what people and other systems name: the one place
 * that says how wide an id, a kind, a name, a reason is. What reads files, the policy
 * file and the command line takes no more; every column of the schema has room for as
 * much.
 *
 * <p>
 * A character is a UTF-16 unit, so that a text that fits here fits on every database.
 *
 * @see "rules.md#ids"
 */
public enum Width {

	/** An id as another system gives it. */
	ID(64),
	/**
	 * A lot's id: as delivered, or of a reinstated lot, with its {@code ~1}, {@code ~2}
	 * ….
	 */
	LOT_ID(ID.characters + "~1234567".length()),
	/**
	 * What is compared exactly and chosen by the programme: kinds, tiers, types of
	 * activity, policy versions, names of extension programmes, channels of feedback.
	 */
	WORD(64),
	/** A member's name. */
	MEMBER_NAME(500),
	/** A telephone number as it was given. */
	PHONE(64),
	/** A language tag. */
	LANGUAGE(35),
	/** Why something was done. */
	REASON(1_000),
	/** Who asked for it. */
	WHO(200),
	/** The category of a feedback. */
	CATEGORY(200),
	/** What a member said. */
	FEEDBACK(8_000),
	/** A gateway's code. */
	PROVIDER_CODE(100),
	/** What a gateway says beside its code. */
	PROVIDER_MESSAGE(1_000),
	/** A stage or another period of the policy file. */
	PERIOD(16),
	/** A run's id: {@code 2024-12-31.1}; or {@code desk.7}, where the desk did it. */
	RUN_ID(32),
	/** The reference of a promise: a run, an extension programme, a cancellation. */
	PROMISE_REF(ID.characters),
	/** The reference of an entry: a run, or {@code redemption:<id>}. */
	ENTRY_REF("redemption:".length() + ID.characters),
	/** The reference of what waits to be told: {@code <run>:<extension programme>}. */
	CUE_REF(RUN_ID.characters + ":".length() + WORD.characters),
	/** The reference of what was told: the same, with a number where it is told again. */
	ITEM_REF(CUE_REF.characters + "#1234567".length()),
	/** The name of an input file: its end, where the path is longer. */
	FILE_NAME(1_000);

	private final int characters;

	Width(int characters) {
		this.characters = characters;
	}

	/** The most characters. */
	public int characters() {
		return this.characters;
	}

	/** Whether a text has no more. */
	public boolean holds(String text) {
		return text.length() <= this.characters;
	}

}
