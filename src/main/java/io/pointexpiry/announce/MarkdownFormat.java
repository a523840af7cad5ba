package io.pointexpiry.announce;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import org.jspecify.annotations.Nullable;

/**
 * Markdown: values are escaped, so that a kind called {@code FREE_POINT} or {@code a|b}
 * stays what it is and changes neither emphasis nor a table.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Markdown> {

	static final MarkdownFormat INSTANCE = new MarkdownFormat();

	/** What CommonMark and its tables read as markup in the midst of a line. */
	private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>#|~&]");

	private MarkdownFormat() {
	}

	@Override
	public String getName() {
		return "Markdown";
	}

	@Override
	public String getMimeType() {
		return "text/markdown";
	}

	@Override
	public void output(String textToEsc, Writer out) throws IOException {
		out.write(escapePlainText(textToEsc));
	}

	@Override
	public String escapePlainText(String plainTextContent) {
		return MARKUP.matcher(plainTextContent).replaceAll("\\\\$0");
	}

	@Override
	public boolean isLegacyBuiltInBypassed(String builtInName) {
		return false;
	}

	@Override
	protected Markdown newTemplateMarkupOutputModel(@Nullable String plainTextContent, @Nullable String markupContent) {
		return new Markdown(plainTextContent, markupContent);
	}

	/** A piece of Markdown that a template made. */
	static final class Markdown extends CommonTemplateMarkupOutputModel<Markdown> {

		Markdown(@Nullable String plainTextContent, @Nullable String markupContent) {
			super(plainTextContent, markupContent);
		}

		@Override
		public MarkdownFormat getOutputFormat() {
			return INSTANCE;
		}

	}

}
