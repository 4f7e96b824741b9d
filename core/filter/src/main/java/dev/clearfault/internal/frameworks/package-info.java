/**
 * What exceptions of web frameworks and security libraries say: that an input could not be bound,
 * that it breaks a constraint, that the client may not do this, or a status. A framework hides what
 * the container and the request have seen of a failure, but its own exception tells it.
 *
 * <p>The libraries are recognized by the names of their classes and are called by reflection, so
 * they may be missing from the class path. A message of an exception is never used. Not API.
 *
 * <p>Arrows: depends on {@code classify}, {@code constraints}, {@code exchange}, {@code http},
 * {@code input}, {@code json}, {@code problem}, {@code read}, {@code spi} and {@code text}.
 */
@NullMarked
package dev.clearfault.internal.frameworks;

import org.jspecify.annotations.NullMarked;
