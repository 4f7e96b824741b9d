package dev.clearfault.internal.evidence;

import dev.clearfault.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A text of the request that the application has asked for.
 *
 * @param in the part of the request
 * @param name the name of the parameter, header or cookie; null for a segment of the path
 * @param text what the application got; null if the client has not sent it
 */
public record AskedText(Violation.Source in, @Nullable String name, @Nullable String text) {}
