/**
 * The policy file: reads the programme and the history of its policies from YAML, and
 * explains every error in it with file, line, what was found and what was expected.
 *
 * <p>
 * In comes a file; out goes a {@link io.pointexpiry.domain.Programme}, or all problems at
 * once. Knows the domain, and the language that it explains a policy in.
 */
@NullMarked
package io.pointexpiry.policy;

import org.jspecify.annotations.NullMarked;
