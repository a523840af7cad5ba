package io.pointexpiry.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import jakarta.jms.JMSContext;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A real broker in this process, at an address that stays when it is started again. */
public final class TestBroker implements AutoCloseable {

	private static final String DEAD = "DLQ";

	private final Path directory;

	private final int port;

	private EmbeddedActiveMQ server;

	/**
	 * Starts it.
	 * @param directory for its files
	 */
	public TestBroker(Path directory) throws Exception {
		this.directory = directory;
		this.port = freePort();
		this.server = start();
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmbeddedActiveMQ start() throws Exception {
		ConfigurationImpl configuration = new ConfigurationImpl();
		configuration.setSecurityEnabled(false);
		configuration.setPersistenceEnabled(false);
		configuration.setJournalDirectory(this.directory.resolve("journal").toString());
		configuration.setMaxDiskUsage(100);
		configuration.addAddressConfiguration(new CoreAddressConfiguration().setName(DEAD)
			.addRoutingType(RoutingType.ANYCAST)
			.addQueueConfiguration(QueueConfiguration.of(DEAD).setRoutingType(RoutingType.ANYCAST)));
		configuration.addAddressSetting("#",
				new AddressSettings().setDeadLetterAddress(SimpleString.of(DEAD))
					.setMaxDeliveryAttempts(3)
					.setRedeliveryDelay(0));
		EmbeddedActiveMQ started = new EmbeddedActiveMQ().setConfiguration(configuration);
		configuration.addAcceptorConfiguration("tcp", url());
		started.start();
		return started;
	}

	/** Its address. */
	public String url() {
		return "tcp://127.0.0.1:" + this.port;
	}

	/** Stops it; what it held is lost. */
	public void stop() throws Exception {
		this.server.stop();
	}

	/** Starts it again, empty. */
	public void startAgain() throws Exception {
		this.server = start();
	}

	/** Cuts one of its connections; none where there is none. */
	public void cut(Random random) {
		List<RemotingConnection> connections = List
			.copyOf(this.server.getActiveMQServer().getRemotingService().getConnections());
		if (!connections.isEmpty()) {
			cut(connections.get(random.nextInt(connections.size())));
		}
	}

	/** Cuts all of them. */
	public void cutAll() {
		List.copyOf(this.server.getActiveMQServer().getRemotingService().getConnections()).forEach(TestBroker::cut);
	}

	private static void cut(RemotingConnection connection) {
		connection.fail(ActiveMQExceptionType.DISCONNECTED.createException("cut"));
	}

	/** Sends what nobody understands. */
	public void send(String queue, String text) {
		try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
				JMSContext context = factory.createContext()) {
			context.createProducer().send(context.createQueue(queue), text);
		}
	}

	/** How many messages are dead letters. */
	public long deadLetters() {
		Queue queue = this.server.getActiveMQServer().locateQueue(DEAD);
		return (queue != null) ? queue.getMessageCount() : 0;
	}

	@Override
	public void close() throws Exception {
		stop();
	}

}
