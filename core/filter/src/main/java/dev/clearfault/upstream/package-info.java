/**
 * Calls to other services: {@link Upstream}, and the results of its calls that an application sees.
 *
 * <p>Arrows: {@link Upstream} alone depends on {@code internal.calls}; the rest depends on {@code
 * problem}.
 */
@NullMarked
package dev.clearfault.upstream;

import org.jspecify.annotations.NullMarked;
