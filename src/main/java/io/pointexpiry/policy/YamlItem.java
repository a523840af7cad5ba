package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value somewhere in the file. Asked for what it should be, it gives that, or null
 * after it has noted the problem.
 */
final class YamlItem {

	private final Node node;

	private final String path;

	private final Findings findings;

	YamlItem(Node node, String path, Findings findings) {
		this.node = node;
		this.path = path;
		this.findings = findings;
		findings.remember(path, line());
	}

	String path() {
		return this.path;
	}

	int line() {
		return this.node.getStartMark().getLine() + 1;
	}

	/** The scalar's text, quoted or not; null for lists, mappings and nothing. */
	@Nullable String text() {
		return (this.node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) ? scalar.getValue() : null;
	}

	<T> @Nullable T as(ScalarFormat<T> form) {
		String text = text();
		T value = (text != null) ? form.read(text) : null;
		if (value == null) {
			String advice = (text != null) ? form.advice(text) : null;
			this.findings.add(line(), this.path, found(), form.expected(), advice);
		}
		return value;
	}

	@Nullable YamlMap as(Section section) {
		if (this.node instanceof MappingNode mapping) {
			return new YamlMap(mapping, this, section.names(), this.findings);
		}
		expected("a mapping with the keys " + String.join(", ", section.names()));
		return null;
	}

	/** The items of a list; null where it is none. */
	@Nullable List<YamlItem> asList(String ofWhat) {
		if (!(this.node instanceof SequenceNode sequence)) {
			expected("a list, each item of it " + ofWhat);
			return null;
		}
		List<YamlItem> items = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			items.add(new YamlItem(item, this.path + "[" + items.size() + "]", this.findings));
		}
		return items;
	}

	/**
	 * Each item of a list in one form, none of them twice; items of another form are left
	 * out.
	 */
	<T> List<T> asListOf(ScalarFormat<T> form) {
		List<T> values = new ArrayList<>();
		List<YamlItem> items = asList(form.expected());
		for (YamlItem item : (items != null) ? items : List.<YamlItem>of()) {
			T value = item.as(form);
			if (value != null && values.contains(value)) {
				item.expected("each item once");
			}
			else if (value != null) {
				values.add(value);
			}
		}
		return values;
	}

	boolean isEmptyList() {
		return this.node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
	}

	boolean isScalar(String text) {
		return text.equals(text());
	}

	/** Notes that something else was expected here. */
	void expected(String what) {
		this.findings.add(line(), this.path, found(), what, null);
	}

	/** What is here, as a problem says it. */
	String found() {
		String text = text();
		if (text != null) {
			return Quoted.of(text);
		}
		if (this.node instanceof SequenceNode) {
			return isEmptyList() ? "an empty list" : "a list";
		}
		return (this.node instanceof MappingNode) ? "a mapping" : "nothing";
	}

}
