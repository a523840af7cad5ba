package io.pointexpiry.policy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;

/**
 * A policy file that was read and found right: the programme with its whole history of
 * policies.
 *
 * @param programme what the file says
 * @param contents the content of each policy by version, oldest first, to be stored and
 * compared
 * @param warnings what its owner should know of, though nothing is wrong; in the order of
 * the policies
 */
public record PolicyFile(Programme programme, Map<String, PolicyContent> contents, List<PolicyProblem> warnings) {

	public PolicyFile {
		contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
		warnings = List.copyOf(warnings);
	}

	/**
	 * Reads a policy file: one YAML or JSON document in UTF-8, of at most 1 MiB.
	 * @throws InvalidPolicyException with all that is wrong at once, if anything is; also
	 * where there is no such file
	 */
	public static PolicyFile read(Path file) {
		Findings findings = new Findings(file.toString());
		YamlItem root = new YamlItem(new YamlSource(file, findings).read(), "", findings);
		ProgrammeReader reader = new ProgrammeReader();
		Programme programme = reader.read(root);
		findings.throwIfAny();
		if (programme == null) {
			throw new IllegalStateException("no programme was made of %s, and no problem found".formatted(file));
		}
		return new PolicyFile(programme, contents(programme),
				new PolicyWarnings(findings, reader.paths()).of(programme.policies()));
	}

	private static Map<String, PolicyContent> contents(Programme programme) {
		Map<String, PolicyContent> contents = new LinkedHashMap<>();
		for (Policy policy : programme.policies().policies()) {
			contents.put(policy.version(), PolicyContent.of(policy));
		}
		return contents;
	}

}
