package io.pointexpiry.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
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

	/** After which it is tried again, where it was gone. */
	private static final Duration SOON = Duration.ofMillis(100);

	/** The same where it did not want this process. */
	private static final Duration REFUSED = Duration.ofSeconds(15);

	private final Broker broker;

	private final Terms terms;

	private final AtomicBoolean lost = new AtomicBoolean();

	private @Nullable Connection connection;

	private @Nullable Session session;

	private @Nullable MessageProducer producer;

	private @Nullable String complaint;

	private long nextTry = System.nanoTime();

	RangeQueue(Broker broker, Terms terms) {
		this.broker = broker;
		this.terms = terms;
	}

	/** Says that a range can be taken; whether the broker has the message. */
	boolean send(RangeMessage range) {
		if (System.nanoTime() - this.nextTry < 0) {
			return false;
		}
		long begun = System.nanoTime();
		try {
			if (this.producer == null) {
				connect();
			}
			Session present = Objects.requireNonNull(this.session);
			MapMessage message = present.createMapMessage();
			RangeMessages.write(range, this.terms, message);
			Objects.requireNonNull(this.producer).send(message);
			this.complaint = null;
			return true;
		}
		catch (JMSSecurityException ex) {
			giveUp(String.valueOf(this.broker.withoutRight(ex).getMessage()), REFUSED);
		}
		catch (JMSException ex) {
			Duration took = Duration.ofNanos(System.nanoTime() - begun);
			giveUp(unreachable(ex), took.multipliedBy(3).plus(SOON));
		}
		catch (BrokerRefusedException ex) {
			giveUp(String.valueOf(ex.getMessage()), REFUSED);
		}
		return false;
	}

	private String unreachable(JMSException ex) {
		return "The broker %s cannot be reached: %s".formatted(this.broker.url(), ex.getMessage());
	}

	/** For a while: this process has other work, too. */
	private void giveUp(String why, Duration pause) {
		if (!why.equals(this.complaint)) {
			LOG.warn("{}", why);
			this.complaint = why;
		}
		this.nextTry = System.nanoTime() + pause.toNanos();
		close();
	}

	/** Why nothing could be sent last; null: it could. */
	@Nullable String complaint() {
		return this.complaint;
	}

	/**
	 * Tries the broker before there is anything to send.
	 * @return why it cannot be reached now; empty where it can
	 * @throws BrokerRefusedException if it will not have this process
	 */
	Optional<String> tryBroker() {
		try {
			connect();
			return Optional.empty();
		}
		catch (JMSSecurityException ex) {
			close();
			throw this.broker.withoutRight(ex);
		}
		catch (JMSException ex) {
			close();
			return Optional.of(unreachable(ex));
		}
	}

	private void connect() throws JMSException {
		Connection opened = this.broker.connect();
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
