package io.pointexpiry.policy;

/** What a policy speaks of, in the order in which it is printed back. */
public enum PolicySubject {

	/** From when on it is in force, which points it governs, and what it protects. */
	SCOPE("subject.scope"),
	/** How long points can be used. */
	VALIDITY("validity"),
	/** What becomes of points that were earned before. */
	EARLIER_LOTS("subject.earlier-lots"),
	/** When members become dormant, and what that means for their points. */
	DORMANCY("dormancy"),
	/** What members are told, and what protects those who were not. */
	NOTICES("notices"),
	/** Promises of more time. */
	EXTENSIONS("extensions"),
	/** What becomes of the points of members who left. */
	WITHDRAWAL("subject.withdrawal");

	private final String key;

	PolicySubject(String key) {
		this.key = key;
	}

	/** The key of its name among the sentences. */
	String key() {
		return this.key;
	}

}
