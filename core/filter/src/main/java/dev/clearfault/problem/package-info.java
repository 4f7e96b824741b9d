/**
 * What an application means, a {@link Problem} of a {@link ProblemType} with its {@link
 * Violation}s; the {@link ProblemDocument} that is sent; and the exception that may carry a
 * problem.
 *
 * <p>Arrows: depends on the JDK alone, and every other package may depend on it. Only {@link
 * ProblemException} is a throwable: no renderer can leak an exception that it cannot reach.
 */
@NullMarked
package dev.clearfault.problem;

import org.jspecify.annotations.NullMarked;
