/**
 * Reads JSON: the port {@link dev.clearfault.internal.json.JsonReader}, and its adapter for Jackson
 * 3, which no class outside of this package names.
 *
 * <p>Uses no other package of the library. The caller decides what a fault means: in a request it
 * is the client's, in an upstream's answer the upstream's.
 */
@NullMarked
package dev.clearfault.internal.json;

import org.jspecify.annotations.NullMarked;
