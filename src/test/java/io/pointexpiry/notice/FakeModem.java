package io.pointexpiry.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * As much of a GSM modem as smsd asks for, on a TCP port: takes every message, keeps what
 * it took, and has a status report ready for each part of which one was wanted.
 */
final class FakeModem implements AutoCloseable {

	private static final Map<String, String> ANSWERS = Map.of("AT+CPIN?", "+CPIN: READY", "AT+CREG?", "+CREG: 0,1",
			"AT+CSQ", "+CSQ: 20,0", "AT+CGSN", "490154203237518", "AT+CIMI", "450081234567890");

	private static final int CONTROL_Z = 0x1A;

	/** Nearly worn, so that the references wrap in the middle of a test. */
	private int reference = 245;

	private final ServerSocket server;

	private final Set<String> refused;

	private final Map<String, Integer> statuses;

	private final Map<Integer, String> stored = new TreeMap<>();

	private final List<SubmitPdu> taken = new CopyOnWriteArrayList<>();

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Semaphore settled = new Semaphore(0);

	private final Semaphore reportsRead = new Semaphore(0);

	/**
	 * Begins to listen.
	 * @param refused numbers to which nothing can be sent
	 * @param statuses the status that is reported of messages to a number, by default 0,
	 * received
	 */
	FakeModem(Set<String> refused, Map<String, Integer> statuses) throws IOException {
		this.refused = refused;
		this.statuses = statuses;
		this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
		Thread listener = new Thread(this::listen, "fake modem");
		listener.setDaemon(true);
		listener.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** What it took, in order. */
	List<SubmitPdu> taken() {
		return List.copyOf(this.taken);
	}

	/** Waits until so many more messages were taken to their last part, or refused. */
	boolean awaitMessages(int count, long seconds) throws InterruptedException {
		return this.settled.tryAcquire(count, seconds, TimeUnit.SECONDS);
	}

	/** Waits until so many more status reports were read. */
	boolean awaitReportsRead(int count, long seconds) throws InterruptedException {
		return this.reportsRead.tryAcquire(count, seconds, TimeUnit.SECONDS);
	}

	private void listen() {
		while (!this.server.isClosed()) {
			try (Socket connection = this.server.accept()) {
				this.connections.add(connection);
				talk(connection.getInputStream(), connection.getOutputStream());
			}
			catch (IOException ex) {
				this.connections.removeIf(Socket::isClosed); // hung up
			}
		}
	}

	private void talk(InputStream in, OutputStream out) throws IOException {
		for (String command = read(in, '\r'); command != null; command = read(in, '\r')) {
			String answer = "";
			if (command.startsWith("AT+CMGS=")) {
				out.write("\r\n> ".getBytes(StandardCharsets.US_ASCII));
				out.flush();
				String pdu = read(in, CONTROL_Z);
				answer = (pdu != null) ? take(SubmitPdu.parse(pdu)) : "";
			}
			else {
				answer = answer(command);
			}
			String end = answer.contains("ERROR") ? "" : "\r\nOK\r\n";
			out.write(((answer.isEmpty() ? "" : "\r\n" + answer + "\r\n") + end).getBytes(StandardCharsets.US_ASCII));
			out.flush();
		}
	}

	private static String read(InputStream in, int end) throws IOException {
		StringBuilder text = new StringBuilder();
		for (int octet = in.read(); octet >= 0; octet = in.read()) {
			if (octet == end) {
				return text.toString().strip();
			}
			text.append((char) octet);
		}
		return null;
	}

	private String take(SubmitPdu pdu) {
		if (this.refused.contains(pdu.number())) {
			this.settled.release();
			return "+CMS ERROR: 21";
		}
		this.reference = (this.reference + 1) % 256;
		this.taken.add(pdu);
		if (pdu.reportWanted()) {
			int place = this.stored.isEmpty() ? 1
					: this.stored.keySet().stream().max(Integer::compare).orElseThrow() + 1;
			this.stored.put(place, report(pdu.number(), this.statuses.getOrDefault(pdu.number(), 0)));
		}
		if (pdu.part() == pdu.parts()) {
			this.settled.release();
		}
		return "+CMGS: " + this.reference;
	}

	private String answer(String command) {
		if (command.startsWith("AT+CPMS")) {
			String memory = "\"SM\",%d,100".formatted(this.stored.size());
			return "+CPMS: %s,%s,%s".formatted(memory, memory, memory);
		}
		if (command.startsWith("AT+CMGR=")) {
			String report = this.stored.get(Integer.valueOf(command.substring("AT+CMGR=".length())));
			return (report != null) ? "+CMGR: 0,,%d\r\n%s".formatted(report.length() / 2 - 1, report) : "";
		}
		if (command.startsWith("AT+CMGD=")) {
			this.stored.remove(Integer.valueOf(command.substring("AT+CMGD=".length()).replaceAll(",.*", "")));
			this.reportsRead.release();
			return "";
		}
		return ANSWERS.getOrDefault(command, "");
	}

	/** An SMS-STATUS-REPORT, 3GPP TS 23.040, 9.2.2.3. */
	private String report(String number, int status) {
		String padded = (number.length() % 2 == 0) ? number : number + "F";
		String now = swapped(LocalDateTime.now().format(DateTimeFormatter.ofPattern("uuMMddHHmmss"))) + "00";
		return "0006%02X%02X91%s%s%s%02X".formatted(this.reference, number.length(), swapped(padded), now, now, status);
	}

	private static String swapped(String digits) {
		return digits.replaceAll("(.)(.)", "$2$1");
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

}
