/**
 * From a document to bytes: the built-in {@link dev.clearfault.spi.ProblemRenderer}s, and which
 * renderer a request's {@code Accept} selects. Not API.
 *
 * <p>Arrows: depends on {@code problem}, {@code spi}, {@code internal.http} and {@code
 * internal.text} only. It never sees a throwable, so it cannot leak one.
 */
@NullMarked
package dev.clearfault.internal.render;

import org.jspecify.annotations.NullMarked;
