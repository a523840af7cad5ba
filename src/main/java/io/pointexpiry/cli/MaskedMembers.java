package io.pointexpiry.cli;

import io.pointexpiry.file.PhoneMask;
import io.pointexpiry.file.SecretMask;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes telephone numbers and passwords out of every text of a structured log: of the
 * message, of stack traces, of whatever a driver quotes. Numbers that are no text, such
 * as that of the process, stay. Named in {@code META-INF/spring.factories}, so that Boot
 * asks it beside those that an operator names.
 */
public final class MaskedMembers implements StructuredLoggingJsonMembersCustomizer<Object> {

	@Override
	public void customize(JsonWriter.Members<Object> members) {
		members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, MaskedMembers::masked));
	}

	private static String masked(String text) {
		return SecretMask.in(PhoneMask.in(text));
	}

}
