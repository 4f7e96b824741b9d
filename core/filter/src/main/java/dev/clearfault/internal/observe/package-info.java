/**
 * The log: the listener that writes a line for each {@link dev.clearfault.spi.Occurrence}. Nothing
 * else in the library logs. Not API.
 *
 * <p>Arrows: depends on {@code internal.classify}, {@code problem} and {@code spi}. One class names
 * SLF4J.
 */
@NullMarked
package dev.clearfault.internal.observe;

import org.jspecify.annotations.NullMarked;
