/**
 * Reads a request into a validated value, or throws one problem with every fault in it.
 *
 * <p>Uses {@code json} to read, {@code constraints} to validate, {@code text} for the languages of
 * messages, the annotations of {@code dev.clearfault.input}, {@code problem}, and the Servlet API.
 */
@NullMarked
package dev.clearfault.internal.read;

import org.jspecify.annotations.NullMarked;
