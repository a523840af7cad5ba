package io.pointexpiry.settings;

import java.util.regex.Pattern;

import io.pointexpiry.file.SecretMask;

/**
 * A setting as it holds.
 *
 * @param name its name in a file, such as {@code spring.datasource.url}
 * @param value its value, secrets included
 * @param source what kind of place it comes from
 * @param place the place: an option, a variable, a file and line; empty for a default
 */
public record Setting(String name, String value, Source source, String place) {

	private static final Pattern SECRET = Pattern
		.compile("(?i).*(?:pass(?:word|wort|wd|phrase|code)?|pwd|secret|token|credentials?)");

	private static final String MASK = "***";

	/** The kinds of places, the strongest first. */
	public enum Source {

		/** An option of the command line. */
		OPTION("option"),
		/** A variable of the environment. */
		VARIABLE("variable"),
		/** A property of the Java machine. */
		PROPERTY("property"),
		/** A file, of {@code HOME/config} or one that it imports. */
		FILE("file"),
		/** The file in the jar. */
		JAR("jar"),
		/** Nobody set it. */
		DEFAULT("default");

		private final String word;

		Source(String word) {
			this.word = word;
		}

		/** As it is shown. */
		public String word() {
			return this.word;
		}

	}

	/** A value that nobody set. */
	public static Setting byDefault(String name, String value) {
		return new Setting(name, value, Source.DEFAULT, "");
	}

	/** The same by another spelling of its name. */
	Setting called(String spelled) {
		return new Setting(spelled, this.value, this.source, this.place);
	}

	/** Whether the value is to be shown to nobody. */
	boolean isSecret() {
		return SECRET.matcher(this.name).matches();
	}

	/** Whether it is a secret, or an address with one in it. */
	boolean holdsSecret() {
		return !this.value.isEmpty() && !shown().equals(this.value);
	}

	/** The value without secrets. */
	public String shown() {
		return (isSecret() && !this.value.isEmpty()) ? MASK : SecretMask.in(this.value);
	}

	/** What was found, for a sentence that goes on: {@code EXPIRY_CLOCK=noon}. */
	public String found() {
		return switch (this.source) {
			case VARIABLE, PROPERTY -> this.place + "=" + shown();
			case OPTION -> this.place + " " + shown();
			case FILE, JAR -> this.name + ": " + shown() + " in " + this.place;
			case DEFAULT -> this.name + ": " + shown();
		};
	}

	/** Who set it, for a sentence that goes on: {@code EXPIRY_LOCK_WAIT}. */
	public String named() {
		return switch (this.source) {
			case VARIABLE, PROPERTY, OPTION -> this.place;
			case FILE, JAR -> this.name + " in " + this.place;
			case DEFAULT -> this.name;
		};
	}

}
