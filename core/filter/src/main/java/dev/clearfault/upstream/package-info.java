/**
 * The results and failures of calls to other services. {@link dev.clearfault.Upstream} makes the
 * calls.
 *
 * <p>Arrows: depends on {@code problem} alone.
 */
@NullMarked
package dev.clearfault.upstream;

import org.jspecify.annotations.NullMarked;
