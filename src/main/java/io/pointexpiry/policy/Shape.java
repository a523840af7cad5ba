package io.pointexpiry.policy;

import java.util.Map;

/**
 * What a value of the policy file must be: the reader asks for it, and the JSON Schema
 * says it.
 */
interface Shape {

	/** The same as a JSON Schema. */
	Map<String, Object> schema();

}
