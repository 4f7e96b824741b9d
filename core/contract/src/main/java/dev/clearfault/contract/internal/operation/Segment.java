package dev.clearfault.contract.internal.operation;

import org.jspecify.annotations.Nullable;

/**
 * A part of a path that a client has sent.
 *
 * @param text as the container has decoded it, without path parameters
 * @param raw as it was sent; null if that is not known
 */
public record Segment(String text, @Nullable String raw) {}
