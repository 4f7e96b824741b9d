/**
 * From a problem to bytes: the built-in {@link dev.clearfault.spi.ProblemRenderer}s, and which
 * renderer a request's {@code Accept} selects. Not API.
 *
 * <p>Arrows: depends on {@code problem} and {@code spi} only. It never sees a throwable, so nothing
 * here can leak one.
 */
@NullMarked
package dev.clearfault.internal.render;

import org.jspecify.annotations.NullMarked;
