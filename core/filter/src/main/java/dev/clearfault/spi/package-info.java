/**
 * What applications implement: {@link ExceptionMapper}, {@link ProblemRenderer}, {@link
 * ProblemListener} and {@link UpstreamListener}, and the {@link Occurrence} and the {@link
 * UpstreamAttempt} that the listeners receive.
 *
 * <p>Arrows: depends on {@code problem} and {@code upstream} only.
 */
@NullMarked
package dev.clearfault.spi;

import org.jspecify.annotations.NullMarked;
