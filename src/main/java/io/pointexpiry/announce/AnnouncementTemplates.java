package io.pointexpiry.announce;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.StringTemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;

/**
 * The templates of announcements, in FreeMarker's language: the built-in ones, each of
 * which a file of the same name in the operator's folder replaces. They see texts, lists
 * and maps, and no class; values are escaped as the page needs it.
 */
final class AnnouncementTemplates {

	static final List<String> NAMES = List.of("page.html.ftlh", "page.md.ftl", "sms.en.ftl", "sms.ko.ftl",
			"sms.short.en.ftl", "sms.short.ko.ftl", "social.en.ftl", "social.ko.ftl", "words.en.ftl", "words.ko.ftl");

	private static final String BUILT_IN = "/templates/announce/";

	private static final Version VERSION = Configuration.VERSION_2_3_32;

	private final Path folder;

	private final Configuration configuration;

	private AnnouncementTemplates(Path folder, Configuration configuration) {
		this.folder = folder;
		this.configuration = configuration;
	}

	/**
	 * Reads all templates.
	 * @param folder the operator's own; need not exist
	 * @throws AnnouncementException if one cannot be read, or is not known by name
	 */
	static AnnouncementTemplates read(Path folder) {
		List<String> problems = new ArrayList<>();
		unknown(folder).forEach((name) -> problems.add("%s: found a template that nobody asks for; expected one of %s"
			.formatted(folder.resolve(name), String.join(", ", NAMES))));
		StringTemplateLoader texts = new StringTemplateLoader();
		for (String name : NAMES) {
			try {
				texts.putTemplate(name, text(folder, name));
			}
			catch (CharacterCodingException ex) {
				problems.add(folder.resolve(name) + ": found bytes that are no UTF-8; expected UTF-8");
			}
			catch (IOException ex) {
				problems.add("%s cannot be read: %s".formatted(folder.resolve(name), ex.getMessage()));
			}
		}
		if (!problems.isEmpty()) {
			throw new AnnouncementException(String.join(System.lineSeparator(), problems));
		}
		return new AnnouncementTemplates(folder, configuration(texts));
	}

	/** Files that no name asks for; an editor's copy with another ending is no matter. */
	private static List<String> unknown(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> String.valueOf(file.getFileName()))
				.filter((name) -> name.endsWith(".ftl") || name.endsWith(".ftlh"))
				.filter((name) -> !name.startsWith(".") && !NAMES.contains(name))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new AnnouncementException("%s cannot be read: %s".formatted(folder, ex.getMessage()));
		}
	}

	private static String text(Path folder, String name) throws IOException {
		if (Files.exists(folder.resolve(name))) {
			return Files.readString(folder.resolve(name));
		}
		try (InputStream in = Objects.requireNonNull(AnnouncementTemplates.class.getResourceAsStream(BUILT_IN + name),
				name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static Configuration configuration(StringTemplateLoader texts) {
		Configuration configuration = new Configuration(VERSION);
		configuration.setTemplateLoader(texts);
		configuration.setLocalizedLookup(false);
		configuration.setLocale(Locale.ROOT);
		configuration.setNumberFormat("computer");
		configuration.setObjectWrapper(new SimpleObjectWrapper(VERSION));
		configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		configuration.setAPIBuiltinEnabled(false);
		configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		configuration.setLogTemplateExceptions(false);
		configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
		TemplateConfiguration markdown = new TemplateConfiguration();
		markdown.setOutputFormat(MarkdownFormat.INSTANCE);
		configuration.setTemplateConfigurations(
				new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher("*.md.ftl"), markdown));
		return configuration;
	}

	/**
	 * The text that a template makes.
	 * @throws AnnouncementException if it asks for what there is not, or cannot be read;
	 * the message names file and line
	 */
	String render(String name, Map<String, Object> values) {
		StringWriter text = new StringWriter();
		try {
			this.configuration.getTemplate(name).process(values, text);
		}
		catch (TemplateException | ParseException ex) {
			throw new AnnouncementException(problem(ex));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	/** The innermost cause knows where it was: the others import it. */
	private String problem(Exception thrown) {
		return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
			.filter((cause) -> cause instanceof TemplateException || cause instanceof ParseException)
			.reduce((outer, inner) -> inner)
			.map(this::sentence)
			.orElseThrow();
	}

	private String sentence(Throwable cause) {
		if (cause instanceof ParseException unreadable) {
			return at(unreadable.getTemplateName(), unreadable.getLineNumber(),
					"found no template of FreeMarker: " + firstLine(unreadable.getEditorMessage()));
		}
		TemplateException failed = (TemplateException) cause;
		String found = (failed instanceof InvalidReferenceException)
				? "found ${%s}, which has no value; expected one of %s".formatted(failed.getBlamedExpressionString(),
						String.join(", ", AnnouncementModel.VARIABLES))
				: firstLine(failed.getMessageWithoutStackTop());
		return at(failed.getTemplateSourceName(), failed.getLineNumber(), found);
	}

	private String at(String name, Integer line, String what) {
		Path own = this.folder.resolve(String.valueOf(name));
		return "%s:%s: %s".formatted(Files.exists(own) ? own.toString() : "classpath:" + BUILT_IN + name, line, what);
	}

	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("").strip();
	}

}
