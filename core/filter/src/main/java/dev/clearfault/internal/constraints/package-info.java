/**
 * Which constraints a value broke, and what a client may be told of each: where, by which code,
 * what would have been accepted.
 *
 * <p>Uses Jakarta Validation, {@code json} for the names in JSON, {@code text} for messages, the
 * annotation {@link dev.clearfault.input.Code}, and {@code problem}.
 */
@NullMarked
package dev.clearfault.internal.constraints;

import org.jspecify.annotations.NullMarked;
