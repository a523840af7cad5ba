package io.pointexpiry.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What is logged until the settings are read. Nothing goes to the terminal: commands say
 * themselves what they did. Named as a service, so that no command reads XML before it
 * begins; where {@code logback.configurationFile} names a file, that goes before this.
 */
public final class LogLevels extends ContextAwareBase implements Configurator {

	@Override
	public ExecutionStatus configure(LoggerContext context) {
		if (System.getProperty("logback.configurationFile") != null) {
			return ExecutionStatus.INVOKE_NEXT_IF_ANY;
		}
		context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

}
