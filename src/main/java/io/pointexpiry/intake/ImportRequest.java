package io.pointexpiry.intake;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One {@code import} command.
 *
 * @param files one for each input at most; taken in the order of the inputs, however they
 * are given
 * @param charset in which all of them are written
 * @param asOf the day whose state they tell; null: not said, every row is taken for new
 * @param maxRejects how many bad rows a file may have
 * @param now when the command was given; goes into records and names of reject files
 */
public record ImportRequest(List<InputFile> files, Charset charset, @Nullable LocalDate asOf, MaxRejects maxRejects,
		Instant now) {

	public ImportRequest {
		files = files.stream().sorted(Comparator.comparing(InputFile::input)).toList();
		if (files.isEmpty() || files.stream().map(InputFile::input).distinct().count() < files.size()) {
			throw new IllegalArgumentException("An import takes one file or more, each of another input.");
		}
	}

	/**
	 * A file and what it brings.
	 *
	 * @param input what it brings
	 * @param path where it lies
	 */
	public record InputFile(Input input, Path path) {
	}

}
