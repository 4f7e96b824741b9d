/**
 * From a throwable to the problem that an application means by it: whose {@link ExceptionMapper} is
 * asked in which order.
 *
 * <p>Depends on {@code problem} alone.
 */
@NullMarked
package dev.clearfault.mapping;

import org.jspecify.annotations.NullMarked;
