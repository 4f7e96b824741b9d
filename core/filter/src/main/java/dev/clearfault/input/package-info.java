/**
 * Annotations for inputs: where a component comes from, its default value, and the code of a
 * constraint; and the problem types of input that cannot be read.
 *
 * <p>Uses {@code dev.clearfault.problem} alone. {@link dev.clearfault.Inputs} reads such classes.
 */
@NullMarked
package dev.clearfault.input;

import org.jspecify.annotations.NullMarked;
