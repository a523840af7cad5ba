package io.pointexpiry.night;

/**
 * A night that must not go on, and what the operator can do about it. Nothing is half
 * done: what was closed before stays closed, and the rest can be resumed.
 */
public final class NightStoppedException extends RuntimeException {

	private final Kind kind;

	public NightStoppedException(Kind kind, String message) {
		super(message);
		this.kind = kind;
	}

	/** Of which kind the stop is; it decides the exit code. */
	public Kind kind() {
		return this.kind;
	}

	/** Why a night must not go on. */
	public enum Kind {

		/** Wrong usage or configuration; nothing has started. */
		USAGE,
		/** The run failed or was stopped, and can be resumed. */
		RESUMABLE,
		/** Another run is working. */
		BUSY

	}

}
