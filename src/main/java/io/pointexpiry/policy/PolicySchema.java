package io.pointexpiry.policy;

import java.util.Map;

/**
 * The JSON Schema of the policy file, by which editors complete and check it. It is made
 * of the keys and forms that the reader asks for, and takes every file that the reader
 * takes. What no schema can say, such as that no two policies have one version, is left
 * to {@code policy check}.
 *
 * @see "policy-file.md#in-an-editor"
 */
public final class PolicySchema {

	private PolicySchema() {
	}

	/** The schema, JSON Schema 2020-12, as the mappings and lists of a JSON document. */
	public static Map<String, Object> document() {
		Map<String, Object> schema = JsonSchema.of("$schema", "https://json-schema.org/draft/2020-12/schema", "title",
				"Policy file of a points programme");
		schema.putAll(ProgrammeReader.PROGRAMME.schema());
		return schema;
	}

}
