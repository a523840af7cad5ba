package io.pointexpiry.support;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

import jakarta.jms.JMSContext;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A real broker in this process, at an address that stays when it is started again. */
public final class TestBroker implements AutoCloseable {

	/** Who may use the queues of the program, of a broker that asks for a login. */
	public static final String USER = "points";

	/** Who may log in, and nothing else. */
	public static final String GUEST = "guest";

	/** Their password. */
	public static final String PASSWORD = "geheim-login";

	private static final String DEAD = "DLQ";

	private static final String ROLE = "workers";

	private final Path directory;

	private final int port;

	/** What the address says besides host and port, as parameters. */
	private final String parameters;

	private final boolean login;

	private EmbeddedActiveMQ server;

	/**
	 * Starts one that anybody may use.
	 * @param directory for its files
	 */
	public TestBroker(Path directory) throws Exception {
		this(directory, "", false);
	}

	private TestBroker(Path directory, String parameters, boolean login) throws Exception {
		this.directory = directory;
		this.port = freePort();
		this.parameters = parameters;
		this.login = login;
		this.server = start();
	}

	/**
	 * Starts one that asks for a login: {@link #USER} may do what the program needs. It
	 * waits a second for whoever does not speak its protocol.
	 */
	public static TestBroker withLogin(Path directory) throws Exception {
		return new TestBroker(directory, "?handshake-timeout=1", true);
	}

	/**
	 * Starts one that speaks TLS only.
	 * @param key who it is
	 * @param trust whom it trusts
	 * @param asks whether clients must show a certificate
	 */
	public static TestBroker withTls(Path directory, Path key, Path trust, boolean asks) throws Exception {
		return new TestBroker(directory,
				"?sslEnabled=true;keyStorePath=%s;keyStorePassword=%s;trustStorePath=%s;trustStorePassword=%s;needClientAuth=%s"
					.formatted(key, TestStores.PASSWORD, trust, TestStores.PASSWORD, asks),
				false);
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
		configuration.setSecurityEnabled(this.login);
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
		configuration.addAcceptorConfiguration("tcp", url() + this.parameters);
		if (this.login) {
			configuration.putSecurityRoles("point-expiry.#", Set
				.of(new Role(ROLE, true, true, true, false, true, false, false, false, true, false, false, false)));
			started.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
		}
		started.start();
		return started;
	}

	private static SecurityConfiguration users() {
		SecurityConfiguration users = new SecurityConfiguration();
		users.addUser(USER, PASSWORD);
		users.addRole(USER, ROLE);
		users.addUser(GUEST, PASSWORD);
		users.addRole(GUEST, "guests");
		return users;
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
	public void send(String queue, Serializable object) {
		try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
				JMSContext context = factory.createContext(this.login ? USER : "", this.login ? PASSWORD : "")) {
			context.createProducer()
				.send(context.createQueue(queue), (object instanceof String text) ? context.createTextMessage(text)
						: context.createObjectMessage(object));
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
