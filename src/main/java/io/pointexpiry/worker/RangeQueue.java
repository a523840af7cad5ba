package io.pointexpiry.worker;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to workers which ranges can be taken. A broker that cannot be reached is tried
 * again with the next message.
 */
final class RangeQueue implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(RangeQueue.class);

	private final Broker broker;

	private final Terms terms;

	private final AtomicBoolean lost = new AtomicBoolean();

	private @Nullable Connection connection;

	private @Nullable Session session;

	private @Nullable MessageProducer producer;

	private boolean complained;

	RangeQueue(Broker broker, Terms terms) {
		this.broker = broker;
		this.terms = terms;
	}

	/** Says that a range can be taken; whether the broker has the message. */
	boolean send(RangeMessage range) {
		try {
			if (this.producer == null) {
				connect();
			}
			Session present = Objects.requireNonNull(this.session);
			MapMessage message = present.createMapMessage();
			RangeMessages.write(range, this.terms, message);
			Objects.requireNonNull(this.producer).send(message);
			this.complained = false;
			return true;
		}
		catch (JMSException ex) {
			if (!this.complained) {
				LOG.warn("The broker {} cannot be reached: {}", this.broker.url(), ex.getMessage());
				this.complained = true;
			}
			close();
			return false;
		}
	}

	private void connect() throws JMSException {
		Connection opened = this.broker.connections().createConnection();
		this.connection = opened;
		opened.setExceptionListener((ex) -> this.lost.set(true));
		Session begun = opened.createSession(false, Session.AUTO_ACKNOWLEDGE);
		this.session = begun;
		this.producer = begun.createProducer(begun.createQueue(this.broker.queue()));
	}

	/**
	 * Whether the broker was lost since this was asked last: it may have lost messages.
	 */
	boolean wasLost() {
		boolean was = this.lost.getAndSet(false);
		if (was) {
			close();
		}
		return was;
	}

	@Override
	public void close() {
		RangeMessages.close(this.connection);
		this.connection = null;
		this.session = null;
		this.producer = null;
	}

}
