/**
 * From a throwable to the problem that an application means by it: what to look behind, and whose
 * {@link ExceptionMapper} is asked in which order.
 *
 * <p>Depends on {@code problem} alone; it knows of servlets and containers by class name only.
 */
@NullMarked
package dev.clearfault.mapping;

import org.jspecify.annotations.NullMarked;
