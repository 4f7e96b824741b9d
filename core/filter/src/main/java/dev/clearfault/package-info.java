/**
 * The classes that an application names: the filters, {@link Inputs}, {@link Upstream} and {@link
 * HealthServlet}. Only {@link ExceptionMappingFilter} is necessary.
 *
 * <p>Arrows: depends on all other packages; none of them depends on it.
 */
@NullMarked
package dev.clearfault;

import org.jspecify.annotations.NullMarked;
