/**
 * The port by which JSON is read, and its adapter for Jackson 3.
 *
 * <p>Depends on nothing of ours. Whoever reads decides what a fault means: of a request it is the
 * client's, of an upstream's answer the upstream's.
 */
@NullMarked
package dev.clearfault.json;

import org.jspecify.annotations.NullMarked;
