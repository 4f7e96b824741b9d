/**
 * Finds the constraints that a value breaks, and describes each for a client: its place, its code,
 * and what would be accepted.
 *
 * <p>Uses Jakarta Validation, {@code json} for the names in JSON, {@code text} for messages, the
 * annotation {@link dev.clearfault.input.Code}, and {@code problem}.
 */
@NullMarked
package dev.clearfault.internal.constraints;

import org.jspecify.annotations.NullMarked;
