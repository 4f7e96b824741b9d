/**
 * What applications implement: {@link ExceptionMapper}, {@link ProblemRenderer} and {@link
 * ProblemListener}, and the {@link Occurrence} that a listener receives.
 *
 * <p>Arrows: depends on {@code problem} only.
 */
@NullMarked
package dev.clearfault.spi;

import org.jspecify.annotations.NullMarked;
