/**
 * Reads a request into a validated value, or throws every fault at once; and says what a client is
 * told about input that broke a constraint.
 *
 * <p>Depends on {@code problem}, {@code json}, the servlet API, and on Jakarta Validation.
 */
@NullMarked
package dev.clearfault.validation;

import org.jspecify.annotations.NullMarked;
