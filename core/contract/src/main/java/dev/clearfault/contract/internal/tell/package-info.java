/**
 * Tells a client what broke a schema, and what to send instead.
 *
 * <p>Uses {@code schema}, and of the library {@code constraints}, {@code text} and {@code problem}.
 */
@NullMarked
package dev.clearfault.contract.internal.tell;

import org.jspecify.annotations.NullMarked;
