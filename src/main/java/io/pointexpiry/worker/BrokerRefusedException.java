package io.pointexpiry.worker;

/**
 * A broker cannot be used by this process, however often it is tried: a login, a right, a
 * certificate or the address is wrong. The message says what, and what to do; never a
 * password.
 */
public final class BrokerRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokerRefusedException(String message) {
		super(message);
	}

}
