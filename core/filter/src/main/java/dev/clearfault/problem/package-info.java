/**
 * The value that everything turns around: a {@link Problem} of a {@link ProblemType}, with its
 * {@link Violation}s, and the one exception that may carry it.
 *
 * <p>Depends on the JDK alone; every other package may depend on it, it depends on none. Nothing
 * here but {@link ProblemException} knows of throwables: what is rendered cannot leak what it
 * cannot reach.
 */
@NullMarked
package dev.clearfault.problem;

import org.jspecify.annotations.NullMarked;
