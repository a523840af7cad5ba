package io.pointexpiry.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Why no connection came about. The broker's client says only that there is none; so the
 * address is asked once more, with the JDK's own sockets.
 *
 * @param host where
 * @param port its port
 * @param stores what TLS needs; null: none was asked for
 */
record BrokerProbe(String host, int port, @Nullable TlsStores stores) {

	private static final int PATIENCE_MILLIS = 3_000;

	/** So long the other side has to say that it does not take a certificate. */
	private static final int OBJECTION_MILLIS = 500;

	/**
	 * Asks.
	 * @return why it will not have this process, without its name; empty where that is
	 * not known
	 * @throws IOException if it cannot be reached now; the message says why
	 */
	Optional<String> refusal() throws IOException {
		try (Socket plain = new Socket()) {
			plain.connect(new InetSocketAddress(this.host, this.port), PATIENCE_MILLIS);
			plain.setSoTimeout(PATIENCE_MILLIS);
			return (this.stores != null) ? shakeHands(plain, this.stores) : listen(plain);
		}
		catch (UnknownHostException ex) {
			throw new IOException("the host %s is not known".formatted(this.host), ex);
		}
		catch (SocketTimeoutException ex) {
			throw new IOException("it does not answer", ex);
		}
	}

	/** As the broker's client would. */
	private Optional<String> shakeHands(Socket plain, TlsStores known) throws IOException {
		try (SSLSocket socket = over(plain, known.context())) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			socket.setSSLParameters(parameters);
			try {
				socket.startHandshake();
			}
			catch (SSLException | SocketTimeoutException ex) {
				return Optional.of(objection(ex));
			}
			return wait(socket);
		}
		catch (GeneralSecurityException ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	private String objection(IOException ex) {
		if (causes(ex).anyMatch(CertificateException.class::isInstance)) {
			return """
					shows a certificate that does not hold here (%s). Check %s, and that the address names the broker as its \
					certificate does"""
				.formatted(innermost(ex).getMessage(), Broker.Store.TRUST_STORE.variable());
		}
		return isAlert(ex) ? unwanted(ex)
				: "does not speak TLS at this port. Name the port of its TLS acceptor, or leave out sslEnabled=true and %s"
					.formatted(Broker.Store.TRUST_STORE.variable());
	}

	/**
	 * In TLS 1.3 the other side says only after the handshake what it thinks of it.
	 */
	private Optional<String> wait(SSLSocket socket) throws IOException {
		socket.setSoTimeout(OBJECTION_MILLIS);
		try {
			socket.getInputStream().read();
		}
		catch (SSLException ex) {
			return isAlert(ex) ? Optional.of(unwanted(ex)) : Optional.empty();
		}
		catch (SocketTimeoutException ex) {
			return Optional.empty();
		}
		return Optional.empty();
	}

	private static boolean isAlert(IOException ex) {
		return String.valueOf(ex.getMessage()).contains("fatal alert");
	}

	private static String unwanted(IOException ex) {
		return "asks for a certificate that it trusts (%s). Check %s".formatted(ex.getMessage(),
				Broker.Store.KEY_STORE.variable());
	}

	/** Whether it would show a certificate, if it was asked to. */
	private Optional<String> listen(Socket plain) throws IOException {
		Shown shown = new Shown();
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { shown }, null);
			try (SSLSocket socket = over(plain, context)) {
				socket.startHandshake();
			}
			catch (SSLException | SocketTimeoutException ex) {
				return shown.certificate.get() ? Optional
					.of("""
							speaks TLS at this port: add ?sslEnabled=true to the address, and set %s where its certificate is \
							not from one of the authorities that Java knows"""
						.formatted(Broker.Store.TRUST_STORE.variable())) : Optional.empty();
			}
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		return Optional.empty();
	}

	private SSLSocket over(Socket plain, SSLContext context) throws IOException {
		return (SSLSocket) context.getSocketFactory().createSocket(plain, this.host, this.port, false);
	}

	private static Throwable innermost(Throwable failure) {
		return causes(failure).reduce(failure, (outer, inner) -> inner);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

	/** Trusts nobody, and remembers that it was asked to. */
	private static final class Shown implements X509TrustManager {

		private final AtomicBoolean certificate = new AtomicBoolean();

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
			throw new CertificateException("nobody is trusted");
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
			this.certificate.set(true);
			throw new CertificateException("nobody is trusted");
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
