/**
 * From a problem to bytes: the {@link ProblemRenderer}s, and which of them a request's {@code
 * Accept} selects.
 *
 * <p>Depends on {@code problem} alone and never sees a throwable, so nothing here can leak one.
 */
@NullMarked
package dev.clearfault.render;

import org.jspecify.annotations.NullMarked;
