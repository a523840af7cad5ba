package io.pointexpiry.privacy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.pointexpiry.file.FinishedFile;
import io.pointexpiry.file.GoneFolder;
import io.pointexpiry.file.Home;
import io.pointexpiry.notice.NoticePages.Folder;
import org.jspecify.annotations.Nullable;

/** The files of the home that hold personal data and whose day is known. */
final class PastFiles {

	/** As the import names them, by the day (UTC) on which it began. */
	private static final Pattern REJECTS = Pattern.compile("\\.?[a-z]+-(\\d{8})T\\d{6}(-\\d+)?\\.csv(\\.draft)?");

	private static final Pattern PERSONAL = Pattern.compile("\\.?(members|feedback)-.*\\.csv(\\.draft)?");

	private final Home home;

	PastFiles(Home home) {
		this.home = home;
	}

	/**
	 * Removes a folder of notices, what recalls once left beside it, and the day's folder
	 * if nothing else is in it.
	 */
	void remove(Folder folder) throws IOException {
		Path day = this.home.notices(folder.businessDate());
		if (!Files.isDirectory(day)) {
			return;
		}
		GoneFolder.remove(day.resolve(String.valueOf(folder.n())));
		Files.deleteIfExists(day.resolve("." + folder.n() + ".lock"));
		FinishedFile.sync(day);
		try {
			Files.delete(day);
			FinishedFile.sync(Objects.requireNonNull(day.getParent()));
		}
		catch (DirectoryNotEmptyException ex) {
			return; // other folders of that day stay
		}
	}

	/** Files of rejects of imports that began before a day; others are left alone. */
	List<Path> rejects(LocalDate before) throws IOException {
		try (Stream<Path> files = Files.list(this.home.rejects())) {
			return files.filter((file) -> isOfBefore(String.valueOf(file.getFileName()), before)).sorted().toList();
		}
		catch (NoSuchFileException ex) {
			return List.of(); // there never were any
		}
	}

	/**
	 * Lists of rejected rows that name a member, of the inputs that have personal data.
	 */
	List<Path> rejectsOf(MemberRows member) throws IOException {
		List<Path> found = new ArrayList<>();
		try (Stream<Path> files = Files.list(this.home.rejects())) {
			for (Path file : files.sorted().toList()) {
				if (PERSONAL.matcher(String.valueOf(file.getFileName())).matches() && member.areIn(file)) {
					found.add(file);
				}
			}
		}
		catch (NoSuchFileException ex) {
			return List.of(); // there never were any
		}
		return found;
	}

	/** The oldest day of these. */
	@Nullable LocalDate oldestRejects(LocalDate before) throws IOException {
		return rejects(before).stream()
			.flatMap((file) -> dayOf(String.valueOf(file.getFileName())).stream())
			.min(LocalDate::compareTo)
			.orElse(null);
	}

	private static boolean isOfBefore(String name, LocalDate before) {
		return dayOf(name).filter((day) -> day.isBefore(before)).isPresent();
	}

	private static Optional<LocalDate> dayOf(String name) {
		Matcher matcher = REJECTS.matcher(name);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE));
		}
		catch (DateTimeException ex) {
			return Optional.empty(); // digits that are no date: not ours
		}
	}

}
