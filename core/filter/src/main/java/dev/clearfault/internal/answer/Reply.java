package dev.clearfault.internal.answer;

import dev.clearfault.problem.ProblemDocument;
import java.util.Map;

/**
 * One answer before it is written.
 *
 * @param document what the body says
 * @param headers header fields that belong to the problem
 */
record Reply(ProblemDocument document, Map<String, String> headers) {}
