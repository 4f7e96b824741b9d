package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.spi.Evidence;

/**
 * What a failure was found to be.
 *
 * @param problem what to answer
 * @param evidence the fact that decided it
 */
public record Finding(Problem problem, Evidence evidence) {}
