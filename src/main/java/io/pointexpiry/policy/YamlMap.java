package io.pointexpiry.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.language.NearestName;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of the file of which every known key can be read, and every other is a
 * problem.
 */
final class YamlMap {

	private final YamlItem place;

	private final Findings findings;

	private final boolean empty;

	private final Map<String, YamlItem> items = new HashMap<>();

	YamlMap(MappingNode node, YamlItem place, List<String> known, Findings findings) {
		this.place = place;
		this.findings = findings;
		this.empty = node.getValue().isEmpty();
		for (NodeTuple tuple : node.getValue()) {
			put(tuple, known);
		}
	}

	private void put(NodeTuple tuple, List<String> known) {
		int line = tuple.getKeyNode().getStartMark().getLine() + 1;
		if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
			this.findings.add(line, this.place.path(), "a list or a mapping as a key", "a key of plain text", null);
			return;
		}
		String key = keyNode.getValue();
		String path = pathOf(key);
		if (!known.contains(key)) {
			String wayOut = NearestName.of(key, known).map((name) -> "did you mean " + name + "?").orElse(null);
			this.findings.add(line, path, "an unknown key", "one of " + String.join(", ", known), wayOut);
		}
		else if (this.items.containsKey(key)) {
			this.findings.add(line, path, "the key a second time", "it once, as in line " + this.findings.lineOf(path),
					null);
		}
		else {
			this.items.put(key, new YamlItem(tuple.getValueNode(), path, this.findings));
		}
	}

	/** Whether the file has nothing here, not even an unknown key. */
	boolean isEmpty() {
		return this.empty;
	}

	boolean has(String key) {
		return this.items.containsKey(key);
	}

	@Nullable YamlItem item(String key) {
		return this.items.get(key);
	}

	/** A scalar; null where it is not there, which is noted of a required key. */
	<T> @Nullable T value(Key<ScalarFormat<T>> key) {
		YamlItem item = item(key, key.shape().expected());
		return (item != null) ? item.as(key.shape()) : null;
	}

	<T> T value(Key<ScalarFormat<T>> key, T otherwise) {
		T value = value(key);
		return (value != null) ? value : otherwise;
	}

	/** A list of scalars; empty where the key is absent. */
	<T> List<T> values(Key<Scalars<T>> key) {
		YamlItem item = item(key.name());
		if (item == null) {
			return List.of();
		}
		if (key.shape().some() && item.isEmptyList()) {
			item.expected("at least one item, or no such key");
		}
		return item.asListOf(key.shape().form());
	}

	/** A mapping; null where the key is absent or holds none. */
	@Nullable YamlMap section(Key<Section> key) {
		YamlItem item = item(key.name());
		return (item != null) ? item.as(key.shape()) : null;
	}

	/** The items of a list of mappings; null where the key is absent or holds none. */
	@Nullable List<YamlItem> entries(Key<Entries> key) {
		Entries entries = key.shape();
		YamlItem item = item(key, "a list, each item of it " + entries.expected());
		List<YamlItem> items = (item != null) ? item.asList(entries.expected()) : null;
		if (item != null && items != null && items.isEmpty() && !entries.least().isEmpty()) {
			item.expected(entries.least());
		}
		return items;
	}

	private @Nullable YamlItem item(Key<?> key, String expected) {
		YamlItem item = item(key.name());
		if (item == null && key.required()) {
			missing(key.name(), expected);
		}
		return item;
	}

	void missing(String key, String expected) {
		this.findings.add(this.place.line(), pathOf(key), "nothing", expected, null);
	}

	/** Notes that what a key says contradicts another. */
	void contradiction(String key, String expected) {
		YamlItem item = item(key);
		if (item != null) {
			item.expected(expected);
		}
		else {
			missing(key, expected);
		}
	}

	private String pathOf(String key) {
		String shown = Quoted.inOneLine(key);
		return this.place.path().isEmpty() ? shown : this.place.path() + "." + shown;
	}

}
