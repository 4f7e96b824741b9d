package dev.clearfault.internal.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What the application itself has read of the body.
 *
 * @param source the stream or the reader that the application got, to recognize it; null if the
 *     application got none
 * @param text the beginning of the body; at most 16 KiB of it are remembered
 * @param whole whether the text is the whole body
 */
public record BodyRead(@Nullable Object source, String text, boolean whole) {}
