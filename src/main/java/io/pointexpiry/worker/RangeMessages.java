package io.pointexpiry.worker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How messages about ranges look: names with numbers and short texts. */
final class RangeMessages {

	private static final Logger LOG = LoggerFactory.getLogger(RangeMessages.class);

	private static final String BUILD = "build";

	private static final String POLICY = "policy";

	private RangeMessages() {
	}

	static void write(RangeMessage range, Terms terms, MapMessage message) throws JMSException {
		message.setLong("stepExecutionId", range.stepExecutionId());
		message.setLong("jobExecutionId", range.jobExecutionId());
		message.setString("step", range.step());
		message.setString("token", range.token());
		message.setStringProperty(BUILD, terms.build());
		message.setStringProperty(POLICY, terms.policy());
	}

	/**
	 * Reads a message.
	 * @throws UnreadableException if it is not one of these
	 * @throws JMSException if the broker is gone
	 */
	static RangeMessage read(Message message) throws JMSException {
		if (!(message instanceof MapMessage map)) {
			throw new UnreadableException(
					"expected a map of names and values, found a %s".formatted(message.getClass().getSimpleName()));
		}
		String step = map.getString("step");
		String token = map.getString("token");
		if (step == null || token == null) {
			throw new UnreadableException("expected a step and a token, found a map without");
		}
		try {
			return new RangeMessage(map.getLong("stepExecutionId"), map.getLong("jobExecutionId"), step, token);
		}
		catch (NumberFormatException ex) {
			throw new UnreadableException("expected ids, found a map without");
		}
	}

	/**
	 * What a worker takes: messages on its own terms, and those that nobody could have
	 * written who hands ranges out.
	 */
	static String selector(Terms terms) {
		return "(%s = '%s' and %s = '%s') or %s is null or %s is null".formatted(BUILD, quoted(terms.build()), POLICY,
				quoted(terms.policy()), BUILD, POLICY);
	}

	private static String quoted(String text) {
		return text.replace("'", "''");
	}

	/** Closes a connection to a broker that may be gone. */
	static void close(@Nullable Connection connection) {
		if (connection != null) {
			try {
				connection.close();
			}
			catch (JMSException ex) {
				LOG.debug("closing", ex);
			}
		}
	}

	/** A message says nothing that a worker understands. */
	static final class UnreadableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableException(String why) {
			super(why);
		}

	}

}
