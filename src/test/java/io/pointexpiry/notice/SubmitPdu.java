package io.pointexpiry.notice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One SMS-SUBMIT as a modem gets it (3GPP TS 23.040, 9.2.2.2), read on its own, as a
 * telephone reads it: an extension character that is split over two is not put together.
 *
 * @param number digits as they are in the address
 * @param international whether the address says that they are international
 * @param reportWanted whether a status report is asked for
 * @param reference of a message of several parts; 0: it has one part
 * @param parts how many parts the message has
 * @param part this part, from 1
 * @param text the part's text
 */
record SubmitPdu(String number, boolean international, boolean reportWanted, int reference, int parts, int part,
		String text) {

	private static final int SUBMIT = 0x01;

	private static final int USER_DATA_HEADER = 0x40;

	private static final int STATUS_REPORT = 0x20;

	private static final int UCS2 = 0x08;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final int ESCAPE = 0x1B;

	private static final Map<Integer, Character> EXTENSION = Map.of(0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F,
			'\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65, '€');

	/** Reads the hexadecimal digits that follow the modem's prompt. */
	static SubmitPdu parse(String hex) {
		int[] octets = octets(HexFormat.of().parseHex(hex));
		int at = 1 + octets[0]; // the service centre's number
		int first = octets[at];
		if ((first & 0x03) != SUBMIT) {
			throw new IllegalArgumentException("no SMS-SUBMIT: " + hex);
		}
		int digits = octets[at + 2];
		boolean international = octets[at + 3] == 0x91;
		at += 4;
		String number = number(octets, at, digits);
		at += (digits + 1) / 2;
		int coding = octets[at + 1];
		at += 2 + validityOctets((first >> 3) & 0x03);
		int length = octets[at];
		int[] data = Arrays.copyOfRange(octets, at + 1, octets.length);
		int header = ((first & USER_DATA_HEADER) != 0) ? 1 + data[0] : 0;
		int[] concatenated = (header > 0) ? concatenated(data) : new int[] { 0, 1, 1 };
		String text = (coding == UCS2) ? ucs2(data, header, length) : gsm(septets(data, length), header);
		return new SubmitPdu(number, international, (first & STATUS_REPORT) != 0, concatenated[0], concatenated[1],
				concatenated[2], text);
	}

	private static int[] octets(byte[] bytes) {
		int[] octets = new int[bytes.length];
		Arrays.setAll(octets, (i) -> Byte.toUnsignedInt(bytes[i]));
		return octets;
	}

	private static String number(int[] octets, int from, int digits) {
		StringBuilder number = new StringBuilder();
		for (int i = 0; i < digits; i++) {
			int octet = octets[from + i / 2];
			number.append((i % 2 == 0) ? octet & 0x0F : octet >> 4);
		}
		return number.toString();
	}

	private static int validityOctets(int format) {
		return List.of(0, 7, 1, 7).get(format);
	}

	private static int[] concatenated(int[] data) {
		if (data[0] != 5 || data[1] != 0 || data[2] != 3) {
			throw new IllegalArgumentException("no header of a message of several parts");
		}
		return new int[] { data[3], data[4], data[5] };
	}

	private static String ucs2(int[] data, int from, int length) {
		byte[] bytes = new byte[length - from];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) data[from + i];
		}
		return new String(bytes, StandardCharsets.UTF_16BE);
	}

	private static int[] septets(int[] data, int count) {
		int[] septets = new int[count];
		for (int i = 0; i < count; i++) {
			int bit = i * 7;
			int low = data[bit / 8] >> (bit % 8);
			int high = (bit / 8 + 1 < data.length) ? data[bit / 8 + 1] << (8 - bit % 8) : 0;
			septets[i] = (low | high) & 0x7F;
		}
		return septets;
	}

	private static String gsm(int[] septets, int headerOctets) {
		StringBuilder text = new StringBuilder();
		for (int i = (headerOctets * 8 + 6) / 7; i < septets.length; i++) {
			if (septets[i] == ESCAPE && i + 1 < septets.length) {
				i++;
				text.append(EXTENSION.getOrDefault(septets[i], ' '));
			}
			else {
				text.append(BASIC.charAt(septets[i]));
			}
		}
		return text.toString();
	}

}
