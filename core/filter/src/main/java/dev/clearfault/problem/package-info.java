/**
 * The values: the {@link Problem} of a {@link ProblemType} with its {@link Violation}s, which an
 * application means, and the {@link ProblemDocument}, which is sent.
 *
 * <p>Arrows: depends on the JDK alone, and every other package may depend on it. Only {@link
 * ProblemException} is a throwable: no renderer can leak an exception that it cannot reach.
 */
@NullMarked
package dev.clearfault.problem;

import org.jspecify.annotations.NullMarked;
