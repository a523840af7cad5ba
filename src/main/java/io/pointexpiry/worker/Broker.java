package io.pointexpiry.worker;

import java.util.HashMap;
import java.util.Map;

import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where messages about ranges go.
 *
 * @param url the address of ActiveMQ Artemis, such as {@code tcp://broker:61616}
 * @param queue the queue, of one programme
 * @param user who logs in; null: nobody does
 * @param password their password
 * @param stores parameters of TLS, by the names of the broker's client, with secrets
 */
public record Broker(String url, String queue, @Nullable String user, @Nullable String password,
		Map<Store, String> stores) {

	private static final int PATIENCE_MILLIS = 5_000;

	public Broker {
		stores = Map.copyOf(stores);
	}

	/** What TLS needs to know. */
	public enum Store {

		/** Whom this side trusts. */
		TRUST_STORE(TransportConstants.TRUSTSTORE_PATH_PROP_NAME),
		/** Its password. */
		TRUST_STORE_PASSWORD(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME),
		/** Who this side is. */
		KEY_STORE(TransportConstants.KEYSTORE_PATH_PROP_NAME),
		/** Its password. */
		KEY_STORE_PASSWORD(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME);

		private final String parameter;

		Store(String parameter) {
			this.parameter = parameter;
		}

	}

	/**
	 * Connections to it. They take one message at a time, so that one that is busy or
	 * frozen holds back none; they read no Java objects; they fail at once where the
	 * broker is gone, as their owners go on without it, and come back.
	 */
	ActiveMQConnectionFactory connections() throws JMSException {
		ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(this.url);
		for (TransportConfiguration connector : factory.getStaticConnectors()) {
			secure(connector);
		}
		factory.setUser(this.user);
		factory.setPassword(this.password);
		factory.setConsumerWindowSize(0);
		factory.setReconnectAttempts(0);
		factory.setInitialConnectAttempts(1);
		factory.setCallTimeout(PATIENCE_MILLIS);
		factory.setConnectionTTL(2L * PATIENCE_MILLIS);
		factory.setClientFailureCheckPeriod(PATIENCE_MILLIS);
		factory.setDeserializationDenyList("*");
		return factory;
	}

	private void secure(TransportConfiguration connector) {
		Map<String, Object> parameters = new HashMap<>(connector.getParams());
		this.stores.forEach((store, value) -> parameters.put(store.parameter, value));
		if (!this.stores.isEmpty()) {
			parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, "true");
		}
		parameters.putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, PATIENCE_MILLIS);
		connector.getParams().clear();
		connector.getParams().putAll(parameters);
	}

}
