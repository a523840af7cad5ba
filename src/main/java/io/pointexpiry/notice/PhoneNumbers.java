package io.pointexpiry.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Which telephone numbers an SMS can be sent to, as libphonenumber knows them: mobile
 * numbers only.
 *
 * <p>
 * A number without a country code belongs to the country of the programme's locale, or,
 * where the locale names none, of its time zone; a number in international form may be of
 * any country. On top of the library: a Korean 010 number has 11 digits (the library
 * takes ten for valid), and nothing but digits and the usual punctuation is read, so that
 * letters never turn into digits.
 *
 * @see "rules.md#reachable-members"
 */
public final class PhoneNumbers {

	private static final Pattern WRITTEN_NUMBER = Pattern.compile("\\+?[0-9()./ \\-]{3,40}");

	private static final int KOREA = 82;

	private static final int KOREAN_010_DIGITS = 11;

	/** The shortest numbers that somebody can be called at. */
	private static final int FEWEST_DIGITS = 7;

	private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

	private final String region;

	public PhoneNumbers(Locale locale, ZoneId zone) {
		this.region = locale.getCountry().isEmpty() ? countryOf(zone) : locale.getCountry();
	}

	private static String countryOf(ZoneId zone) {
		try (InputStream table = PhoneNumbers.class.getResourceAsStream("zone-countries.txt")) {
			Properties countries = new Properties();
			countries.load(Objects.requireNonNull(table, "zone-countries.txt"));
			return countries.getProperty(zone.getId(), "ZZ");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether the programme's numbers are Korean ones. */
	boolean areKorean() {
		return this.library.getCountryCodeForRegion(this.region) == KOREA;
	}

	/**
	 * Whether and where a member can be told anything: the one answer for notices, the
	 * guard and the report on who cannot.
	 * @param written the number as delivered; null or blank: the member has none
	 * @param noticesOff whether the member asked for no notices
	 * @return the number, or why nothing can be sent to the member
	 */
	public Target target(@Nullable String written, boolean noticesOff) {
		return noticesOff ? Target.not("asked for no notices") : target(written);
	}

	/**
	 * Reads a number as a member's row has it.
	 * @param written the number as delivered; null or blank: the member has none
	 * @return the number, or why nothing can be sent to it
	 */
	public Target target(@Nullable String written) {
		if (written == null || written.isBlank()) {
			return Target.not("no number");
		}
		String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
		if (!WRITTEN_NUMBER.matcher(plain).matches()) {
			return Target.not("no telephone number");
		}
		try {
			return target(this.library.parse(plain, this.region));
		}
		catch (NumberParseException ex) {
			return Target.not("no telephone number");
		}
	}

	private Target target(PhoneNumber number) {
		if (!this.library.isValidNumber(number)) {
			return Target.not("no valid telephone number");
		}
		PhoneNumberType type = this.library.getNumberType(number);
		if (type != PhoneNumberType.MOBILE && type != PhoneNumberType.FIXED_LINE_OR_MOBILE) {
			return Target.not("no mobile number");
		}
		String national = digits(number, PhoneNumberFormat.NATIONAL);
		if (number.getCountryCode() == KOREA && national.startsWith("010") && national.length() != KOREAN_010_DIGITS) {
			return Target.not("a 010 number has 11 digits");
		}
		return new Target(digits(number, PhoneNumberFormat.E164), "");
	}

	/**
	 * The form that people of the programme's country dial, digits only: 01012345678. A
	 * number of another country keeps its country code behind a plus sign, so that nobody
	 * mistakes it for a domestic one.
	 * @param international digits with the country code, such as 821012345678
	 */
	public String national(String international) {
		try {
			PhoneNumber number = this.library.parse("+" + international, this.region);
			boolean domestic = this.library.getCountryCodeForRegion(this.region) == number.getCountryCode();
			return domestic ? digits(number, PhoneNumberFormat.NATIONAL) : "+" + international;
		}
		catch (NumberParseException ex) {
			return "+" + international;
		}
	}

	/**
	 * The same digits of one number in whatever spelling, for comparing; also of numbers
	 * to which no SMS can be sent. What the library cannot read stays as its digits are.
	 * @return digits with the country code; empty: there are letters, or fewer than 7
	 * digits
	 */
	public Optional<String> comparable(String written) {
		String plain = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[^\\p{L}0-9+]", "");
		String digits = plain.replace("+", "");
		if (digits.length() < FEWEST_DIGITS || digits.codePoints().anyMatch(Character::isLetter)) {
			return Optional.empty();
		}
		try {
			String number = plain.startsWith("+") ? "+" + digits : digits;
			return Optional.of(digits(this.library.parse(number, this.region), PhoneNumberFormat.E164));
		}
		catch (NumberParseException ex) {
			return Optional.of(digits);
		}
	}

	private String digits(PhoneNumber number, PhoneNumberFormat format) {
		String formatted = this.library.format(number, format);
		StringBuilder digits = new StringBuilder(formatted.length());
		formatted.chars().filter((it) -> it >= '0' && it <= '9').forEach((it) -> digits.append((char) it));
		return digits.toString();
	}

	/**
	 * A number that can be sent to, or the reason why there is none.
	 *
	 * @param international digits with the country code; null: nothing can be sent
	 * @param why the reason; empty where there is a number
	 */
	public record Target(@Nullable String international, String why) {

		static Target not(String why) {
			return new Target(null, why);
		}

	}

}
