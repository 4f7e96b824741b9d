/**
 * Calls to other services: {@link Upstream} and what its calls come to.
 *
 * <p>Depends on {@code problem}, {@code json} and {@code internal.classify}; one class names
 * Jakarta Validation, for answers that have constraints.
 */
@NullMarked
package dev.clearfault.upstream;

import org.jspecify.annotations.NullMarked;
