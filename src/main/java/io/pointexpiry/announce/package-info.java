/**
 * Policies as members read of them: a policy of the programme comes in, with the
 * sentences of {@code policy}; pages for the website, a short message and a post go out,
 * in Korean and English, as one folder of finished files. The words around the sentences,
 * and the pages, are templates that an operator can replace.
 */
@NullMarked
package io.pointexpiry.announce;

import org.jspecify.annotations.NullMarked;
