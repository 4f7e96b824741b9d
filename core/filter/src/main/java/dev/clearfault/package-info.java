/**
 * The servlet edge: {@link ExceptionMappingFilter} is the one class that a user must name; its
 * {@link ExceptionMappingFilter.Builder} sets it up in code.
 *
 * <p>It joins all other packages; none of them depends on it.
 */
@NullMarked
package dev.clearfault;

import org.jspecify.annotations.NullMarked;
