package io.pointexpiry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import io.pointexpiry.file.FilePermissions;
import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.file.SecretMask;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * The log of the home: {@code logs/expiry.log}, a file a day; as lines, or in a
 * structured format of Boot. A collector that reads standard error gets it there, too,
 * where a format for the console is set; standard output belongs to what commands answer.
 */
final class LogFile {

	private static final String NAME = "home";

	private static final String CONSOLE = "console of the home";

	private LogFile() {
	}

	/** From now on everything is logged there; a process logs to one home at a time. */
	static void open(Path directory, LogSettings settings) {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (factory instanceof LoggerContext context) {
			context.putObject(Environment.class.getName(), settings.environment());
			settings.levels().forEach((name, level) -> context.getLogger(name).setLevel(level));
			Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
			root.detachAppender(NAME);
			root.detachAppender(CONSOLE);
			AtFirstLine appender = new AtFirstLine(directory, settings);
			appender.setContext(context);
			appender.setName(NAME);
			appender.start();
			root.addAppender(appender);
			if (settings.console() != null) {
				root.addAppender(console(context, settings.console()));
			}
		}
	}

	/** The file, opened with its first line: many a command logs none. */
	private static final class AtFirstLine extends AppenderBase<ILoggingEvent> {

		private final Path directory;

		private final LogSettings settings;

		private @Nullable RollingFileAppender<ILoggingEvent> file;

		AtFirstLine(Path directory, LogSettings settings) {
			this.directory = directory;
			this.settings = settings;
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (this.file == null) {
				this.file = appender((LoggerContext) getContext(), this.directory, this.settings);
			}
			this.file.doAppend(event);
		}

	}

	private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path directory,
			LogSettings settings) {
		RollingFileAppender<ILoggingEvent> appender = new OwnersFile();
		appender.setContext(context);
		appender.setFile(directory.resolve("expiry.log").toString());
		appender.setEncoder((settings.file() != null) ? structured(context, settings.file()) : lines(context));
		SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
		rolling.setContext(context);
		rolling.setParent(appender);
		rolling.setFileNamePattern(
				directory.resolve("expiry-").toString() + "%d{yyyy-MM-dd, " + ProcessZone.machine() + "}.%i.log");
		rolling.setMaxHistory(settings.days());
		rolling.setMaxFileSize(settings.largest());
		rolling.start();
		appender.setRollingPolicy(rolling);
		appender.start();
		return appender;
	}

	private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, String format) {
		ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
		appender.setContext(context);
		appender.setName(CONSOLE);
		appender.setTarget(ConsoleTarget.SystemErr.getName());
		appender.setEncoder(structured(context, format));
		appender.start();
		return appender;
	}

	/** Boot's format, masked by {@link MaskedMembers}. */
	private static Encoder<ILoggingEvent> structured(LoggerContext context, String format) {
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		return encoder;
	}

	private static Encoder<ILoggingEvent> lines(LoggerContext context) {
		PatternLayout layout = new Masking();
		layout.setContext(context);
		layout.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSxxx, " + ProcessZone.machine()
				+ "} %-5level [%thread] %logger{30} - %msg%n");
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(layout);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.start();
		return encoder;
	}

	/** For owner and group only, also when a new day begins a new file. */
	private static final class OwnersFile extends RollingFileAppender<ILoggingEvent> {

		@Override
		public void openFile(String name) throws IOException {
			FilePermissions.file(Path.of(name));
			super.openFile(name);
		}

	}

	/**
	 * Lines without telephone numbers and passwords: a driver's message about a failed
	 * batch quotes all of its values, and one about an address all of that.
	 */
	private static final class Masking extends PatternLayout {

		@Override
		public String doLayout(ILoggingEvent event) {
			return SecretMask.in(PhoneMask.in(super.doLayout(event)));
		}

	}

}
