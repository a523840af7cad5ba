/**
 * Settings: what holds of what was set, and who set it.
 *
 * <p>
 * In come options, variables of the environment and the files of Spring Boot: the one in
 * the jar and those of {@code HOME/config}. Out goes one value for each name, with the
 * place that it comes from. Knows files and languages; nothing of the database.
 */
@NullMarked
package io.pointexpiry.settings;

import org.jspecify.annotations.NullMarked;
