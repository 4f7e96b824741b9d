/**
 * Annotations for inputs: the source of a component, its default value, the code of a constraint,
 * and a constraint for texts; and the problem types of input that cannot be read.
 *
 * <p>Uses only {@code dev.clearfault.problem}. {@link dev.clearfault.Inputs} reads such classes.
 */
@NullMarked
package dev.clearfault.input;

import org.jspecify.annotations.NullMarked;
