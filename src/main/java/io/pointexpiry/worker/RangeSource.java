package io.pointexpiry.worker;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.pointexpiry.worker.RangeMessages.UnreadableException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a thread of a worker hears of ranges. */
final class RangeSource implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(RangeSource.class);

	private static final long WAIT_MILLIS = 1_000;

	private final Connection connection;

	private final Session session;

	private final MessageConsumer consumer;

	private RangeSource(Connection connection, Session session, MessageConsumer consumer) {
		this.connection = connection;
		this.session = session;
		this.consumer = consumer;
	}

	/**
	 * Begins to listen.
	 * @throws JMSException if the broker cannot be reached now
	 * @throws BrokerRefusedException if it will not have this process
	 */
	static RangeSource open(Broker broker, Terms terms) throws JMSException {
		Connection connection = broker.connect();
		try {
			Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
			MessageConsumer consumer = session.createConsumer(session.createQueue(broker.queue()),
					RangeMessages.selector(terms));
			connection.start();
			return new RangeSource(connection, session, consumer);
		}
		catch (JMSSecurityException ex) {
			RangeMessages.close(connection);
			throw broker.withoutRight(ex);
		}
		catch (JMSException ex) {
			RangeMessages.close(connection);
			throw ex;
		}
	}

	/**
	 * Waits a moment for a message, and takes the range that it names. A message is done
	 * with once the range is taken, or cannot be had any more: whoever handed it out
	 * looks in the books, not here. One that cannot be read goes back until the broker
	 * puts it among its dead letters.
	 * @param take takes a range
	 * @param refused is told the id of a message that cannot be read, and why
	 */
	Optional<Claim> next(Function<RangeMessage, Optional<Claim>> take, BiConsumer<String, String> refused)
			throws JMSException {
		Message message = this.consumer.receive(WAIT_MILLIS);
		if (message == null) {
			return Optional.empty();
		}
		try {
			Optional<Claim> claim = take.apply(RangeMessages.read(message));
			commit(claim.isPresent());
			return claim;
		}
		catch (UnreadableException ex) {
			if (!message.getJMSRedelivered()) {
				LOG.warn("The message {} is refused: {}", message.getJMSMessageID(), ex.getMessage());
				refused.accept(message.getJMSMessageID(), ex.getMessage());
			}
			this.session.rollback();
			return Optional.empty();
		}
	}

	/**
	 * A range that is taken is worked on, whether the broker heard of it or not: its
	 * message comes again, and finds nothing to be taken.
	 */
	private void commit(boolean taken) throws JMSException {
		try {
			this.session.commit();
		}
		catch (JMSException ex) {
			if (!taken) {
				throw ex;
			}
			LOG.info("The broker did not hear that a range is taken: {}", ex.getMessage());
		}
	}

	@Override
	public void close() {
		RangeMessages.close(this.connection);
	}

}
