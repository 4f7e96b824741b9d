package dev.clearfault.internal.evidence;

import dev.clearfault.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A text of the request that the application has asked for.
 *
 * @param in the part of the request
 * @param field the name of the parameter, header or cookie, with the index of one of several
 *     values; for a segment of the path its place, such as {@code segments[2]}
 * @param text what the application got; null if the client has not sent it
 * @param age how many calls that ask for something came later; 0 for the last one
 */
public record AskedText(Violation.Source in, String field, @Nullable String text, int age) {}
