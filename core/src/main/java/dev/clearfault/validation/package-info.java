/**
 * What a client is told about input that broke a constraint.
 *
 * <p>Depends on {@code problem}, and on Jakarta Validation, which only this package touches.
 */
@NullMarked
package dev.clearfault.validation;

import org.jspecify.annotations.NullMarked;
