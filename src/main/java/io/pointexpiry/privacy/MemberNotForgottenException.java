package io.pointexpiry.privacy;

/** A member cannot be forgotten yet; the message is a sentence that says why. */
public final class MemberNotForgottenException extends RuntimeException {

	MemberNotForgottenException(String sentence) {
		super(sentence);
	}

}
