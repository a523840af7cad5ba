package io.pointexpiry.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;

/**
 * The HTML around a page, well-formed as XML: one file that asks nobody for anything.
 * What comes from the books is escaped.
 */
final class PageTemplate {

	private final Configuration templates;

	PageTemplate() {
		this.templates = new Configuration(Configuration.VERSION_2_3_34);
		this.templates.setClassForTemplateLoading(PageTemplate.class, "");
		this.templates.setDefaultEncoding("UTF-8");
		this.templates.setLocale(Locale.ENGLISH);
		this.templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
		this.templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		this.templates.setLogTemplateExceptions(false);
	}

	void write(Page page, PageWords words, Writer out) throws IOException {
		try {
			this.templates.getTemplate("page.ftlh")
				.process(Map.of("page", page, "lang", words.language().getLanguage(), "contents", words.say("contents"),
						"none", words.say("none")), out);
		}
		catch (TemplateException ex) {
			throw new IllegalStateException(ex);
		}
		out.flush();
	}

}
