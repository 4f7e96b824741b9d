/**
 * Reads JSON with Jackson 3, behind {@link dev.clearfault.internal.json.JsonReader}.
 *
 * <p>Uses only the annotations of {@code dev.clearfault.input}. The caller decides whose fault a
 * faulty text is: the client's in a request, the upstream's in an answer.
 */
@NullMarked
package dev.clearfault.internal.json;

import org.jspecify.annotations.NullMarked;
